import { AfterRotationView } from './after-rotation.view.js';
import { CredentialView } from './credential.view.js';
import { RotationView } from './rotation.view.js';

export class PromotedView extends CredentialView {
  /** What is owed at once because somebody saw the version ahead who has no right to it now; null when nothing is. */
  owed: RotationView | null;
  /** What the new value does not revoke. */
  afterRotation: AfterRotationView[];
}
