import { readFile } from 'node:fs/promises';
import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { ANONYMOUS, type Actor } from '../operation/actor.js';
import { refusalToInput } from '../operation/body.rules.js';
import type { DoorRequest } from '../operation/http.js';
import type { KeptBytes } from '../operation/kept-bytes.js';
import { Operations } from '../operation/operations.js';
import { Settings } from '../settings/settings.js';
import { HookFailures, RouteFailures } from './hook.failures.js';
import { secretsOf, signatureThatHolds } from './hook-signature.rules.js';

/** The HR system, once its signature held. */
export const HR_HOOK: Actor = { id: 'hr-hook', name: 'HR system', callers: new Set(['system']), session: null };

const NO_REASON = 'Announced by the HR system';

export interface SignedRequest extends DoorRequest {
  kept?: KeptBytes;
  /** The signature that holds. */
  signature?: string;
}

/** Lets in what somebody with the secret signed within the last minutes; only then is the body read as JSON. */
@Injectable()
export class SignedDeparture implements CanActivate {
  constructor(
    @Inject(Settings) private readonly settings: Settings,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Operations) private readonly operations: Operations,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<SignedRequest>();
    const file = this.settings.departuresHookSecretFile;
    if (file === undefined) throw RouteFailures.NO_SUCH_ROUTE();
    const secrets = await readFile(file, 'utf8').then(secretsOf, () => []);
    if (secrets.length === 0) throw HookFailures.NOT_READY();
    const { body, contentType } = request.kept ?? { body: null, contentType: '' };
    const header = request.headers['x-releve-signature'];
    const signature = signatureThatHolds(
      typeof header === 'string' ? header : undefined,
      body ?? Buffer.alloc(0),
      secrets,
      this.clock.real(),
    );
    if (body === null) await this.refuse('too_large');
    else if (!/^application\/json\b/i.test(contentType)) await this.refuse('no_json');
    else if (signature === null) await this.refuse('not_signed');
    else this.letIn(request, signature, body);
    return true;
  }

  private letIn(request: SignedRequest, signature: string, body: Buffer): void {
    const event = parsed(body);
    const refusal = refusalToInput({ body: event, query: {}, params: {} });
    if (refusal) throw refusal;
    event['reason'] ??= NO_REASON;
    Object.assign(request, { body: event, signature, sender: HR_HOOK });
  }

  /** One answer for all of it, whatever was wrong; the log says which, never what was sent. */
  private async refuse(why: 'too_large' | 'no_json' | 'not_signed'): Promise<void> {
    await this.operations.run(ANONYMOUS, 'hook.departures', { path: '/api/v1/hooks/departures' }, (op) => {
      op.about(`hook:${why}`);
      throw HookFailures.NOT_SIGNED();
    });
  }
}

function parsed(body: Buffer): Record<string, unknown> {
  try {
    const event: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
    if (typeof event === 'object' && event !== null && !Array.isArray(event)) return event as Record<string, unknown>;
  } catch {
    // Neither text nor JSON: the same to the sender.
  }
  throw HookFailures.UNREADABLE();
}
