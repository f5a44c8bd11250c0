/** French for what `entitlement` refuses; English is the service's own sentence. */
export const entitlement = {
  'entitlement.unknown': 'Cette règle n’existe pas.',
  'entitlement.already_ended': 'Cette règle a déjà pris fin.',
  'entitlement.duplicate': 'La même règle est déjà en vigueur.',
  'entitlement.bad_value':
    'Indiquez le service, l’organisation, la personne ou le type de personne que la règle concerne.',
};
