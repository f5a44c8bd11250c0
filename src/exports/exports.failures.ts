import { failures } from '../kernel/failure.js';

export const ExportFailures = failures('export', {
  FORMAT_NOT_YET: ['refused', 'This format is not offered yet: ask for csv or json.'],
  BUSY: ['busy', 'Several exports are running; ask again in a moment.'],
});
