import { createHash } from 'node:crypto';
import type { Language } from '../kernel/language.js';
import { canonicalJson } from '../ledger/leaf-encoding.js';
import type { LogProofView } from '../ledger/log-proof.view.js';
import type { Fonts } from '../printing/printed-fonts.js';
import { PrintedPdf } from '../printing/printed-pdf.js';
import { PrintedTable } from '../printing/printed-table.js';
import { CertificateTexts } from './certificate-texts.js';
import { COLON } from './certificate-words.js';
import type { Certificate } from './certified.js';

export interface Printing {
  proof: Pick<LogProofView, 'proof' | 'checkpoint'> & { signature: string };
  lang: Language;
  fonts: Fonts;
  /** The log's public key, as /audit/key shows it. */
  key: string;
}

/** A certificate on numbered pages; the same certificate in the same language has the same bytes. Nothing but names of people. */
export async function* printedCertificate(certificate: Certificate, printing: Printing): AsyncGenerator<Buffer> {
  const { lang, fonts } = printing;
  const texts = new CertificateTexts(certificate, lang);
  const title = texts.word('title');
  const dated = new Date(certificate.times.closedAt);
  const print = await PrintedPdf.begin({ title, lang, layout: 'portrait', fonts, dated });
  const table = new PrintedTable(print.pdf, { title, page: (number) => `page ${number}`, fonts });
  table.begin(texts.head());
  for (const { heading, columns, rows } of texts.tables()) {
    table.section(heading);
    if (rows.length === 0) table.lines([texts.word('none')]);
    else table.columns(columns);
    for (const row of rows) {
      table.row(row());
      await print.breathe();
      yield* print.taken();
    }
  }
  table.section(texts.word('proof'));
  table.lines(proofLines(certificate, texts, printing));
  yield* await print.end();
}

function proofLines(certificate: Certificate, texts: CertificateTexts, { proof, key, lang }: Printing): string[] {
  const sha256 = createHash('sha256').update(canonicalJson(certificate)).digest('base64');
  const { index, size } = proof.proof;
  return [
    texts.said('record', sha256),
    texts.said('signature', proof.signature),
    texts.said('key', key.trim()),
    texts.said('entry', `${index} / ${size}`),
    `${texts.word('head')}${COLON[lang]}`,
    ...proof.checkpoint.split('\n').filter((line) => line !== ''),
    texts.word('verify'),
    'releve handover verify certificate.json --key log.pub',
    texts.word('recompute'),
    'releve handover verify certificate.json --key log.pub --log log.jsonl',
  ];
}
