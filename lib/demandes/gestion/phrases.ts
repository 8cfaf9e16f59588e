/** Une pièce que l’on demande souvent : son nom, pourquoi, et le modèle de la bibliothèque qui aide à la fournir. */
export type Phrase = { id: string; libelle: string; pourquoi: string; modele: string | null }

/** Les pièces usuelles, telles que le client les lira. */
export const PHRASES: readonly Phrase[] = [
  {
    id: 'decompte-ij',
    libelle: 'Décompte des indemnités journalières',
    pourquoi: 'De la CPAM ou de la MSA, pour toute la période. Il fixe le montant que nous complétons.',
    modele: null,
  },
  {
    id: 'attestation-salaire',
    libelle: 'Attestation de salaire',
    pourquoi: 'Elle donne les salaires retenus avant l’arrêt.',
    modele: 'attestation-salaire',
  },
  { id: 'bulletins', libelle: 'Bulletins de paie', pourquoi: 'Des mois qui précèdent l’arrêt, toutes les pages.', modele: null },
  { id: 'avis-arret', libelle: 'Avis d’arrêt, volet 3', pourquoi: 'Le volet destiné à l’employeur, sans motif médical.', modele: null },
  { id: 'rib', libelle: 'RIB', pourquoi: 'De la personne ou de l’entreprise à qui nous versons.', modele: null },
  { id: 'declaration-at', libelle: 'Déclaration d’accident du travail', pourquoi: 'Le formulaire envoyé à la CPAM, en entier.', modele: null },
  { id: 'contrat-travail', libelle: 'Contrat de travail', pourquoi: 'Il fixe la catégorie et la date d’entrée du salarié.', modele: null },
  { id: 'certificat-travail', libelle: 'Certificat de travail', pourquoi: 'Il donne la date de fin du contrat.', modele: null },
  {
    id: 'bulletin-affiliation',
    libelle: 'Bulletin d’affiliation signé',
    pourquoi: 'Signé par le salarié, toutes les pages.',
    modele: 'bulletin-affiliation',
  },
  { id: 'dispense', libelle: 'Demande de dispense signée', pourquoi: 'Avec le justificatif du cas de dispense.', modele: 'demande-dispense' },
  { id: 'kbis', libelle: 'Extrait Kbis de moins de trois mois', pourquoi: 'Il confirme le changement déclaré.', modele: null },
  { id: 'mandat', libelle: 'Mandat de prélèvement signé', pourquoi: 'Signé par une personne qui engage l’entreprise.', modele: null },
]
