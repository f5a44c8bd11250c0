/** French for what an export refuses. */
export const exports = {
  'export.unknown_format': 'Aucune liste n’existe dans ce format : demandez csv, xlsx, json ou pdf.',
  'export.too_long':
    'La liste est trop longue pour ce format (pdf : 20 000 lignes, xlsx : 1 048 575) : réduisez-la, ou demandez csv ou json.',
  'export.busy': 'Plusieurs exports sont en cours ; réessayez dans un instant.',
};
