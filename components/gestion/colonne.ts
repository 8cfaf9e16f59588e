/** Sur grand écran, une colonne du dossier défile seule et reste à sa place : seul ce que l’on lit bouge. */
export const COLONNE =
  'min-[84rem]:sticky min-[84rem]:top-0 min-[84rem]:max-h-screen min-[84rem]:min-h-[calc(100vh-3.5rem)] min-[84rem]:self-start min-[84rem]:overflow-y-auto'
