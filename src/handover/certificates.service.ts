import { Readable } from 'node:stream';
import { Inject, Injectable, StreamableFile } from '@nestjs/common';
import { day } from '../kernel/clock.js';
import { CheckpointKeeper } from '../ledger/checkpoint-keeper.js';
import { logProof } from '../ledger/signed-document.js';
import type { Operation } from '../operation/operation.js';
import { readerLanguage } from '../people/reader-language.js';
import { fontsOf } from '../printing/printed-fonts.js';
import { Settings } from '../settings/settings.js';
import { visibleCase } from './case.queries.js';
import { printedCertificate } from './certificate.print.js';
import type { SignedCertificate } from './certificate.view.js';
import type { Certificate } from './certified.js';
import type { CertificateQuery } from './handover.dto.js';
import { HandoverFailures } from './handover.failures.js';
import { RunbookShelf } from './runbook.service.js';

/** What was signed at the close of a case, handed out as it was signed or printed. */
@Injectable()
export class Certificates {
  constructor(
    @Inject(Settings) private readonly settings: Settings,
    @Inject(RunbookShelf) private readonly shelf: RunbookShelf,
    @Inject(CheckpointKeeper) private readonly keeper: CheckpointKeeper,
  ) {}

  /** The certificate with the proof that its leaf is in the log. Throws `handover.no_certificate` (409) before the close. */
  async show(op: Operation, caseId: string): Promise<SignedCertificate> {
    const kase = await visibleCase(op, this.shelf, caseId);
    if (kase.certificate === null || kase.signature === null || kase.closeEntry === null)
      throw HandoverFailures.NO_CERTIFICATE();
    const proof = await logProof(op.db, this.keeper, kase.closeEntry, day(op.now));
    if (!proof) throw HandoverFailures.NO_CERTIFICATE();
    return {
      certificate: JSON.parse(kase.certificate) as Record<string, unknown>,
      signature: kase.signature,
      ...proof,
    };
  }

  /** The same on paper, in the reader's language unless another one is asked for. */
  async print(op: Operation, caseId: string, { lang }: CertificateQuery): Promise<StreamableFile> {
    const signed = await this.show(op, caseId);
    const pieces = printedCertificate(signed.certificate as unknown as Certificate, {
      proof: signed,
      lang: await readerLanguage(op, lang),
      fonts: fontsOf(this.settings.home),
      key: this.keeper.verifierKey,
    });
    return new StreamableFile(Readable.from(pieces), {
      type: 'application/pdf',
      disposition: `attachment; filename="certificate-${caseId}.pdf"`,
    });
  }
}
