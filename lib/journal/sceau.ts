/** Ce que vaut un événement montré : son maillon le prouve intact, il attend d’être scellé (moins d’une minute), ou il ne correspond plus à son maillon. */
export type Sceau = 'intact' | 'attend' | 'faux'
