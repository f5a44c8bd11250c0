import { failures } from '../kernel/failure.js';

export const ExportFailures = failures('export', {
  UNKNOWN_FORMAT: ['refused', 'No list is written in this format: ask for csv, xlsx, json or pdf.'],
  TOO_LONG: [
    'refused',
    'The list is too long for this format (pdf: 20 000 rows, xlsx: 1 048 575): narrow it, or ask for csv or json.',
  ],
  BUSY: ['busy', 'Several exports are running; ask again in a moment.'],
});
