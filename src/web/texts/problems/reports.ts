/** French for what figures and findings refuse; English is the service's own sentence. */
export const reports = {
  'report.vault_facts': 'Ce type de constat parle de secrets et de qui les a vus, ce que les RH ne voient pas.',
  'report.bad_cursor': 'Ce repère n’appartient pas à cette liste.',
  'report.not_owner': 'Seules les personnes qui répondent de ce compte peuvent voir ce qu’il deviendrait sans elles.',
  'report.future': 'Personne ne connaît les chiffres d’un jour à venir.',
  'report.unknown_figure': 'Cet indicateur n’existe pas, ou rien ne se trouve derrière.',
  'report.undated': 'Rien ne dit ce qu’il en était de ce type de constat à une date passée : demandez-le sans date.',
};
