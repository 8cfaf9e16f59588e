/** Le plus d’accents qu’une lettre porte dans une langue qui s’écrit (« Stream-Safe Text », UAX 15, 13). */
const TROP_D_ACCENTS = /(\p{M}{30})\p{M}+/gu

/**
 * Un texte sous sa forme d’Unicode, sans les accents qui s’empilent sans fin sur une même lettre.
 * `normalize` les trie un à un : cent mille, dans le désordre, arrêtent le processus trois secondes. C’est le seul endroit où l’on s’en sert
 * pour un texte dont un schéma n’a pas borné la longueur.
 */
export const normalizeText = (texte: string, forme: 'NFC' | 'NFD' | 'NFKC' | 'NFKD' = 'NFC'): string =>
  texte.replaceAll(TROP_D_ACCENTS, '$1').normalize(forme)
