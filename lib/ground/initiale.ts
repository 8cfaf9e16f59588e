/** La première lettre en minuscule, sauf pour un sigle (« DSN de mai »). */
export const lower = (texte: string): string => (/^\p{Lu}{2}/u.test(texte) ? texte : texte.charAt(0).toLocaleLowerCase('fr') + texte.slice(1))

/** La première lettre en majuscule. */
export const capital = (texte: string): string => texte.charAt(0).toLocaleUpperCase('fr') + texte.slice(1)
