/** « de lire », « d’ajouter » : l’élision devant une voyelle. */
export const de = (suite: string): string => (/^[aàâeéèêiîoôuûy]/i.test(suite) ? `d’${suite}` : `de ${suite}`)
