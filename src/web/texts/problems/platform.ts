/** French for what is refused about the catalogue of platforms; English is the service's own sentence. */
export const platform = {
  'platform.unknown': 'Cette plateforme n’existe pas.',
  'platform.not_correctable': 'Cette information de la plateforme ne peut pas être corrigée.',
  'platform.invalid_correction': 'La valeur corrigée ne convient pas à ce champ.',
  'platform.unsafe_pattern': 'Ce motif serait trop long à vérifier sur certaines saisies, ou n’est pas valable.',
};
