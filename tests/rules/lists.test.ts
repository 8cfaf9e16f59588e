// biome-ignore-all lint/suspicious/noTemplateCurlyInString: ce sont les textes des requêtes, tels qu’ils sont écrits
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const RACINE = join(import.meta.dirname, '../..')
const sources = ['lib', 'doors', 'app', 'components'].flatMap((dossier) =>
  readdirSync(join(RACINE, dossier), { recursive: true, encoding: 'utf8' })
    .filter((f) => /\.tsx?$/.test(f) && !f.startsWith('data/generated'))
    .map((f) => [`${dossier}/${f}`, readFileSync(join(RACINE, dossier, f), 'utf8')] as const),
)

const UNE = 'une seule ligne peut exister'
const PAGES = 'des pages'
const TRAVAIL = 'un travail : le reste au tour suivant, chaque minute'

/**
 * Chaque endroit qui borne une lecture ou coupe une liste, dans l’ordre du fichier, et comment s’atteint ce qui reste. Une borne nouvelle,
 * même écrite comme une autre, n’y est pas : elle doit dire la sienne.
 */
const RESTES: Record<string, readonly [borne: string, reste: string][]> = {
  'components/accueil/company-home-view.tsx': [['slice(0, MONTREES)', 'le nombre des autres, et un lien']],
  'components/accueil/home-stops.ts': [['slice(0, MAX - communes.length)', 'les prochaines dates ; tout est dans « À faire »']],
  'components/frame/recent-sirens.ts': [
    ['slice(0, AU_PLUS)', 'les dernières ouvertes ; toutes suivent dans la liste'],
    ['slice(0, AU_PLUS)', 'les dernières ouvertes ; toutes suivent dans la liste'],
  ],
  'lib/demandes/recherche.ts': [['LIMIT 1', 'le dernier envoi dit le salarié']],
  'lib/avant/queries.ts': [['take: DEMANDES_MONTREES + 1', '« Voir toutes vos demandes »']],
  'lib/a-faire/queries.ts': [['LIMIT ${taille} OFFSET', 'des pages ; un fichier dit ce qu’il n’a pas pu porter']],
  'lib/delegations/changes.ts': [['slice(0, NOMMEES)', 'le nombre des autres']],
  'lib/delegations/expert.ts': [['take: LIGNES + 1', 'les derniers gestes ; le journal du compte les garde tous']],
  'lib/delegations/queries.ts': [['LIMIT ${TAILLE_CLIENTS} OFFSET', PAGES]],
  'lib/identite/read-client.ts': [['take: MONTREES + 1', 'le nombre des autres ; acceptées, elles sont toutes dans le portefeuille']],
  'lib/jobs/expire-delegations.ts': [
    ['LIMIT ${LOT}', 'un travail : fermées par lots jusqu’à la dernière'],
    ['LIMIT ${LOT}', 'un travail : rappelées par lots jusqu’à la dernière'],
  ],
  'lib/demandes/envoi/last-rang.ts': [['take: 1', 'le dernier envoi est ce qui est demandé']],
  'lib/demandes/brouillon/a-finaliser.ts': [
    ['take: TAILLE_CARTES', PAGES],
    ['take: CORBEILLE_MONTREE + 1', '« Les plus anciens ne sont pas montrés »'],
  ],
  'lib/demandes/brouillon/queries.ts': [['take: BROUILLONS_MONTRES + 1', '« Voir tous les brouillons », « Mes demandes » filtrée']],
  'components/publication/publish-document-view.tsx': [['slice(0, NOMMEES)', 'le nombre des autres ; toutes sont comptées']],
  'lib/retours-dsn/queries.ts': [['LIMIT ${TAILLE_CAUSES} OFFSET', PAGES]],
  'lib/retours-dsn/queries-portefeuille.ts': [['LIMIT ${TAILLE_PORTEFEUILLE_DSN} OFFSET', PAGES]],
  'lib/data/sql/recherche.ts': [['LIMIT ${taille} OFFSET', PAGES]],
  'lib/documents/queries.ts': [['LIMIT ${TAILLE_DOCUMENTS} OFFSET', PAGES]],
  'lib/courriers/queries.ts': [['LIMIT ${TAILLE_COURRIERS} OFFSET', PAGES]],
  'lib/identite/recuperation.ts': [['slice(0, QUESTIONS_A_CHOISIR)', 'trois questions sont posées, pas une de plus']],
  'lib/demandes/fil/queries.ts': [
    ['take: combien + 1', '« Messages plus anciens », avec leur nombre'],
    ['take: 1', UNE],
  ],
  'lib/demandes/fil/unread-span.ts': [['LIMIT (SELECT n FROM neuves)', 'compte, ne montre rien']],
  'lib/demandes/gestion/queries.ts': [
    ['LIMIT ${taille} OFFSET', PAGES],
    ['take: 1', UNE],
    ['take: AUTRES_MONTREES + 1', '« Voir toutes ses demandes », la bannette de l’entreprise'],
  ],
  'lib/demandes/queries.ts': [
    ['LIMIT ${ENTREPRISES_PROPOSEES}', 'les choix d’un filtre ; « Une autre : cherchez son nom ou son SIREN »'],
    ['LIMIT ${AUTEURS_PROPOSES}', 'les choix d’un filtre ; un autre se cherche par son nom'],
    ['LIMIT ${TAILLE_DEMANDES} OFFSET', PAGES],
    ['LIMIT 1', 'le dernier message est ce qui est demandé'],
    ['LIMIT ${EXPORT_MAX}', 'la dernière ligne du fichier dit combien manquent, et comment les avoir'],
  ],
  'lib/echecs/queries.ts': [
    ['take: TAILLE_ECHECS', PAGES],
    ['LIMIT ${TAILLE_ECHECS} OFFSET', PAGES],
  ],
  'lib/entreprises/queries.ts': [['LIMIT ${TAILLE_ENTREPRISES} OFFSET', PAGES]],
  'lib/etablissements/queries.ts': [['LIMIT ${TAILLE_ETABLISSEMENTS} OFFSET', PAGES]],
  'lib/ground/enumeration.ts': [['slice(0, NOMMES)', 'le nombre des autres']],
  'lib/journal/queries.ts': [
    ['LIMIT ${TAILLE_JOURNAL} OFFSET', PAGES],
    ['LIMIT ${EXPORT_JOURNAL_MAX}', 'la dernière ligne du fichier dit combien manquent, et comment les avoir'],
  ],
  'lib/jobs/reread-annuaire.ts': [['LIMIT ${RELIRE.parTour}', 'un travail : la suite au tour suivant, chaque heure']],
  'lib/habilitations/changes.ts': [['slice(0, NOMMEES)', 'le nombre des autres suit leurs noms']],
  'lib/comptes/retrait/queries.ts': [['take: MONTRES + 1', 'dit qu’il en reste ; tous sont dans « Mes demandes »']],
  'lib/habilitations/queries.ts': [['LIMIT ${PREMIERES}', 'le nombre de toutes, et la suite se lit quand on choisit']],
  'lib/comptes/queries.ts': [['take: MONTRES + 1', 'dit qu’il en reste ; tous sont dans « Mes demandes »']],
  'lib/identite/appareil.ts': [['LIMIT ${APPAREILS.parPersonne}', 'les appareils gardés ; les autres sont oubliés, aucun écran ne les montre']],
  'lib/reouvertures/queries.ts': [['take: TAILLE_REOUVERTURES', PAGES]],
  'lib/avis/queries.ts': [['LIMIT ${TAILLE_SOURDINES} OFFSET', PAGES]],
  'lib/jobs/write-resumes.ts': [['LIMIT ${LOT}', 'un travail : résumés par lots jusqu’au dernier']],
  'lib/mail/destinataires-resume.ts': [['slice(0, NOMMEES)', 'le nombre des autres suit ; toutes sont dans les notifications']],
  'lib/jobs/remind-fiches.ts': [['LIMIT ${LOT}', 'un travail : rappelées par lots jusqu’à la dernière']],
  'lib/recherche/find-aide.ts': [
    ['slice(0, MONTRES)', 'les plus proches ; tous sont à la bibliothèque de l’entreprise'],
    ['slice(0, MONTRES)', '« Tous dans Mes démarches en ligne »'],
    ['slice(0, MONTRES)', '« Toutes dans l’aide »'],
  ],
  'lib/recherche/queries.ts': [
    ['LIMIT ${MONTRES + 1}', '« Chercher dans le portefeuille »'],
    ['LIMIT ${MONTRES + 1}', '« Toutes les demandes de ces salariés »'],
    ['slice(0, MONTRES + 1)', '« Toutes dans Mes demandes »'],
    ['LIMIT 1', 'un passage suffit à dire pourquoi'],
    ['LIMIT 1', 'un passage suffit à dire pourquoi'],
    ['LIMIT ${MONTRES + 1}', '« Tous dans Mes courriers »'],
    ['LIMIT ${MONTRES + 1}', '« Tous dans Mes documents »'],
  ],
  'lib/fiches-dsn/gestion/queries.ts': [['take: PHRASES_MONTREES', 'le nombre des autres']],
  'lib/jobs/freeze-envois.ts': [['LIMIT ${LOT}', 'un travail : lu par lots jusqu’au dernier']],
  'lib/jobs/purge-brouillons.ts': [['LIMIT ${LOT}', 'un travail : effacés par lots jusqu’au dernier']],
  'lib/jobs/seal-journal.ts': [
    ['LIMIT 4096', TRAVAIL],
    ['take: 1000', 'lu par tranches jusqu’à la dernière'],
  ],
  'lib/demandes/brouillon/salaries.ts': [['take: ENVOIS_RELUS', 'le premier choix de la liste : un salarié qui n’y est pas se saisit']],
  'lib/jobs/send-courriel.ts': [['take: 500', TRAVAIL]],
  'lib/jobs/scan-pieces.ts': [
    ['take: PAR_TOUR', TRAVAIL],
    ['take: PAR_TOUR', TRAVAIL],
    ['slice(0, PAR_TOUR)', TRAVAIL],
  ],
  'lib/mail/demo-box.ts': [['take: TAILLE_BOITE', PAGES]],
  'lib/notifications/queries.ts': [['LIMIT ${TAILLE_NOTIFICATIONS} OFFSET', PAGES]],
  'lib/portefeuille/queries.ts': [['LIMIT ${limit} OFFSET', 'des pages, ou une recherche qui compte ce qu’elle trouve']],
  'lib/utilisateurs/who-can-grant.ts': [['take: NOMMES', 'le nombre des autres ; tous sont sur la page des utilisateurs']],
}

/** Les bornes d’un texte : `take` d’une lecture (jamais un type ni un paramètre), `LIMIT` d’une requête, liste coupée par une constante. */
const boundsOf = (texte: string): string[] =>
  [
    ...texte.matchAll(
      /\btake(?:: [^,}\n(]+(?=[,}\n])|(?=\s*[,}]))|\bLIMIT (?:\d+|\$\{[^}]+\}(?: OFFSET)?|\([^)]*\))|\bslice\(0, [A-Z][A-Z_]+[^)]*\)/g,
    ),
  ].map(([b]) => b.trim())

it('chaque borne, à sa place, dit comment s’atteint le reste', () => {
  const lues = Object.fromEntries(sources.flatMap(([f, texte]) => (boundsOf(texte).length > 0 ? [[f, boundsOf(texte)]] : [])))
  expect(lues).toMatchObject(Object.fromEntries(Object.entries(RESTES).map(([f, bornes]) => [f, bornes.map(([borne]) => borne)])))
  expect(Object.keys(lues).filter((f) => !(f in RESTES) && !TEXTES.has(f))).toEqual([])
})

/** Où `slice` coupe un texte, et non une liste. */
const TEXTES = new Set([
  'lib/recherche/schema.ts',
  'lib/recherche/rules.ts',
  'lib/recherche/send-search.ts',
  'lib/atelier/enfant.ts',
  'lib/demarches/saisie.ts',
  'lib/demandes/pieces/rules.ts',
  'lib/demandes/fil/keep-message.ts',
])

it('la règle voit une borne nouvelle, même écrite comme une ancienne', () => {
  for (const borne of ['take: 200,', 'take: 1 }', 'take,', 'take: search.taille,', 'LIMIT 200`', 'LIMIT ${n}`', '.slice(0, MONTRES)'])
    expect(boundsOf(`x ${borne}`), borne).toHaveLength(1)
  expect(boundsOf('take: (part: Part) => void,')).toEqual([])
})
