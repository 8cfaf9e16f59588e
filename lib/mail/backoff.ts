/** Combien de temps on s’obstine, en heures : passé ce délai un courriel est en échec, et quelqu’un doit le voir. */
export const OBSTINATION_HEURES = 72

const PREMIER = 15
const PLAFOND = 3600

/** L’attente avant l’essai suivant, en secondes : 15 s après le premier, doublée chaque fois, une heure au plus. */
export const backoff = (essais: number): number => Math.min(PREMIER * 2 ** Math.max(0, Math.min(essais, 20) - 1), PLAFOND)
