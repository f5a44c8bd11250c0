import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { pictureTypeOf } from '../kernel/content.rules.js';
import { fromBase64 } from '../keyring/encoding.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import { openUnder, sealUnder } from '../keyring/small-seal.js';
import type { Operation } from '../operation/operation.js';
import { MAX_PICTURE } from './picture.rules.js';
import { NativePicture, type NativeCapture } from './reconciliation.entity.js';
import { ReconciliationFailures } from './reconciliation.failures.js';

export interface KeptPicture {
  bytes: Uint8Array;
  type: string;
  /** Base64 SHA-256. */
  hash: string;
}

const PURPOSE = 'native_picture';

/** The screenshots beside the lists: encrypted, since a picture shows what the rows leave out. */
@Injectable()
export class Pictures {
  constructor(@Inject(HeldKeyring) private readonly keys: HeldKeyring) {}

  /** Throws `reconciliation.bad_picture` for what is no picture of at most 5 MB. */
  read(base64: string): KeptPicture {
    const bytes = fromBase64(base64);
    const type = bytes && bytes.length <= MAX_PICTURE ? pictureTypeOf(bytes) : null;
    if (!bytes || !type) throw ReconciliationFailures.BAD_PICTURE();
    return { bytes, type, hash: createHash('sha256').update(bytes).digest('base64') };
  }

  async keep(op: Operation, capture: NativeCapture, { bytes }: KeptPicture): Promise<void> {
    const sealed = sealUnder(this.keys.current, PURPOSE, [capture.accountId, capture.id], bytes);
    await op.db.insert(NativePicture, { captureId: capture.id, sealed });
  }

  /** Throws `reconciliation.no_picture`, or IntegrityError where somebody put another one there. */
  async show(op: Operation, capture: NativeCapture): Promise<KeptPicture> {
    const kept = await op.db.findOneBy(NativePicture, { captureId: capture.id });
    if (!kept || !capture.pictureHash) throw ReconciliationFailures.NO_PICTURE();
    const bytes = openUnder(this.keys.current, PURPOSE, [capture.accountId, capture.id], kept.sealed);
    const type = pictureTypeOf(bytes);
    if (!type) throw ReconciliationFailures.NO_PICTURE();
    return { bytes, type, hash: capture.pictureHash };
  }
}
