import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { judge, type Visit } from '@/lib/access/visit'
import { type Retenu, withheld } from '@/lib/acts/queue'
import type { Db } from '@/lib/data/prisma'
import { tenirBrouillon } from '@/lib/demandes/brouillon/acte'
import { vuesOf } from '@/lib/demandes/brouillon/reponse'
import { RECAPITULATIF } from '@/lib/demandes/brouillon/rules'
import { startIn } from '@/lib/demandes/brouillon/start-brouillon'
import { submitIn } from '@/lib/demandes/brouillon/submit-demande'
import { judgeBrouillon, touchIn } from '@/lib/demandes/brouillon/touch-brouillon'
import { writeReponsesIn } from '@/lib/demandes/brouillon/write-reponses'
import { cancelIn } from '@/lib/demandes/fil/cancel-demande'
import { markReadIn } from '@/lib/demandes/fil/mark-read'
import { providePieceIn } from '@/lib/demandes/fil/provide-piece'
import { replyIn } from '@/lib/demandes/fil/reply-to-demande'
import { answerIn } from '@/lib/demandes/gestion/answer-demande'
import { askPiecesIn } from '@/lib/demandes/gestion/ask-pieces'
import { closeIn } from '@/lib/demandes/gestion/close-demande'
import { consultIn } from '@/lib/demandes/gestion/consult-demande'
import { judgePieceIn } from '@/lib/demandes/gestion/judge-piece'
import { PHRASES } from '@/lib/demandes/gestion/phrases'
import { registerIn } from '@/lib/demandes/gestion/register-demande'
import { takeIn } from '@/lib/demandes/gestion/take-demande'
import type { DemandeVisee } from '@/lib/demandes/locate'
import { receiveIn } from '@/lib/demandes/pieces/receive-piece'
import { notifyIn } from '@/lib/jobs/notify-event'
import { idOf } from './draw.ts'
import type { Coffre } from './fichiers.ts'
import type { Emplacement, FichierRaconte, Geste } from './gestes.ts'
import { playAt } from './heure.ts'
import { answersOf } from './reponses.ts'
import type { PieceStory, Story } from './story.ts'

/** Ce qu’il faut pour jouer : qui agit, les fichiers, et le contrat de prévoyance de chaque entreprise. */
export type Scene = { actors: ReadonlyMap<string, Actor>; coffre: Coffre; contratOf: (siren: string) => string }

/** Une demande en cours de jeu. */
type Partie = Pick<Jouee, 'story' | 'prevenir'> & { id: string; numero: string | null; rang: number; neuves: Map<string, string[]> }

/** Une histoire et ses gestes. `prevenir` : ceux qui la suivent en sont prévenus ; sans cela, rien n’en reste dans leurs notifications. */
export type Jouee = { story: Story; gestes: readonly Geste[]; prevenir: boolean }

/**
 * Joue des histoires dans la transaction ouverte, tous gestes mêlés dans l’ordre du temps : les numéros, le journal et sa chaîne suivent les dates.
 * Chaque geste est un acte du portail, à son instant ; ce qu’il prévient est écrit par le code du portail, sans courriel.
 * @throws quand une histoire ne mène pas où elle le dit.
 */
export async function playIn(db: Db, scene: Scene, histoires: readonly Jouee[]): Promise<void> {
  // Prévoir coûte ici plus que faire : les mêmes requêtes reviennent des milliers de fois.
  await db.$queryRaw`SELECT set_config('plan_cache_mode', 'force_generic_plan', true)`
  const parties = histoires.map(open)
  const tous = parties.flatMap((partie, rang) => (histoires[rang]?.gestes ?? []).map((geste) => ({ partie, geste })))
  tous.sort((a, b) => a.geste.quand.getTime() - b.geste.quand.getTime())
  for (const { partie, geste } of tous) {
    if (geste.quoi === 'lire' && partie.neuves.size === 0) continue
    await playAt(db, geste.quand)
    const retenus: Retenu[] = []
    await withheld(retenus, () => act(db, scene, partie, geste)).catch((erreur: unknown) => {
      throw new Error(`« ${partie.story.cle} », ${geste.quoi}, le ${geste.quand.toISOString()} : ${JSON.stringify(erreur)}`, { cause: erreur })
    })
    for (const retenu of retenus) if (partie.prevenir && retenu.queue === 'notifier') await prevenir(db, partie, retenu.donnees.evenementId)
  }
  await check(db, parties)
}

const open = ({ story, prevenir }: Jouee): Partie => ({ story, prevenir, id: idOf(`demande ${story.cle}`), numero: null, rang: 0, neuves: new Map() })

async function prevenir(db: Db, { neuves }: Partie, evenementId: string): Promise<void> {
  const suivi = await notifyIn(db, evenementId)
  for (const { id, utilisateurId } of suivi?.prevenus ?? []) neuves.set(utilisateurId, [...(neuves.get(utilisateurId) ?? []), id])
}

/** Une clé de formulaire, la même à chaque création du monde. */
const cleOf = ({ id, rang }: Partie, quoi: string): string => idOf(`formulaire ${id} ${quoi} ${rang}`)

async function act(db: Db, scene: Scene, partie: Partie, geste: Geste): Promise<void> {
  const { story, id } = partie
  const { siren, univers, compteId } = story
  partie.rang++
  const cle = cleOf(partie, geste.quoi)
  const actor = actorOf(scene, geste.qui.id)
  const range = (fichier: FichierRaconte) => scene.coffre(fichier, partie.rang)
  switch (geste.quoi) {
    case 'commencer':
      await startIn(db, judge(actor, 'demande:deposer', { siren }), { slug: story.demarche, id })
      return
    case 'remplir':
      return fill(db, scene, partie, actor, geste.jusqua)
    case 'deposer':
      return deposit(db, scene.coffre, partie, actor, geste)
    case 'envoyer': {
      const certifie = new FormData()
      certifie.set('certification', 'oui')
      const fait = await submitIn(db, brouillon(actor, partie), { doublon: 'oui', vu: undefined }, certifie)
      if (fait.suite !== 'envoyee') throw new Error(fait.suite)
      partie.numero = fait.numero
      return
    }
    case 'enregistrer': {
      const { canal, recueLe } = geste
      const recue = { cle: id, siren, canal, sujet: story.demarche, univers, demandeur: story.auteur.nom, objet: story.objet, recueLe }
      const { numero } = await registerIn(db, judge(actor, 'gestion:traiter', null), { ...recue, corps: `${story.objet}.` })
      partie.numero = numero
      // Son identifiant vient de son contenu : il se relit.
      partie.id = (await db.demande.findUniqueOrThrow({ where: { numero }, select: { id: true } })).id
      return
    }
    case 'prendre':
      await takeIn(db, gestion(actor, partie))
      return
    case 'consulter':
      return consultIn(db, judge(actor, 'gestion:traiter', { id, siren, compteId }), await shownOf(db, partie))
    case 'ecrire':
      await replyIn(db, client(actor, partie), { cle, corps: geste.texte, ranges: geste.fichiers.map(range) })
      return
    case 'repondre':
      await answerIn(db, gestion(actor, partie), { cle, corps: geste.texte, ranges: [] })
      return
    case 'demander':
      await askPiecesIn(db, gestion(actor, partie), { cle, corps: geste.texte, echeance: geste.echeance, ...attendues(geste.pieces) })
      return
    case 'fournir': {
      const piece = await pieceId(db, partie, { libelle: geste.libelle }, ['demandee', 'refusee'])
      await providePieceIn(db, client(actor, partie), { piece, range: range(geste.fichier) })
      return
    }
    case 'valider':
    case 'refuser': {
      const piece = await pieceId(db, partie, geste.piece, ['recue'])
      const verdict = geste.quoi === 'valider' ? { verdict: geste.quoi, motif: undefined } : { verdict: geste.quoi, motif: geste.motif }
      await judgePieceIn(db, gestion(actor, partie), { piece, ...verdict })
      return
    }
    case 'clore':
      await closeIn(db, gestion(actor, partie), { cle, corps: geste.texte, issue: geste.issue })
      return
    case 'annuler':
      await cancelIn(db, client(actor, partie))
      return
    case 'lire':
      return read(db, scene, partie)
  }
}

function actorOf({ actors }: Scene, id: string): Actor {
  const actor = actors.get(id)
  if (!actor) throw new Error(`Le monde n’a personne d’identifiant ${id}.`)
  return actor
}

const visee = ({ story, id, numero }: Partie): Omit<DemandeVisee, 'numero'> & { numero: string | null } => ({
  id,
  numero,
  siren: story.siren,
  compteId: story.compteId,
  univers: story.univers,
  titreId: story.auteur.membreId ?? story.auteur.delegationId ?? null,
})
const brouillon = (actor: Actor, partie: Partie) => judge(actor, 'demande:deposer', { ...visee(partie), demarche: partie.story.demarche })
const client = (actor: Actor, partie: Partie) => judge(actor, 'demande:repondre', envoyee(partie))
const gestion = (actor: Actor, partie: Partie): Visit<'gestion:traiter', DemandeVisee> => judge(actor, 'gestion:traiter', envoyee(partie))

function envoyee(partie: Partie): DemandeVisee {
  const { numero, ...reste } = visee(partie)
  if (numero === null) throw new Error(`« ${partie.story.cle} » n’est pas encore partie.`)
  return { ...reste, numero }
}

/** Remplit un brouillon d’un trait : une étape enregistrée après l’autre, par le noyau des actes ; entier, ce qu’il exige est joint. */
async function fill(db: Db, { coffre, contratOf }: Scene, partie: Partie, actor: Actor, jusqua: string | null): Promise<void> {
  const { story, rang } = partie
  const exigees = await tenirBrouillon(db, brouillon(actor, partie), async (tenu) => {
    if ('envoyee' in tenu) throw new Error('Elle est déjà partie.')
    const { brouillon: tenue, fait } = tenu
    const etapes = tenue.demarche.etapes.map(({ slug }) => slug).filter((slug) => slug !== CERTIFICATION)
    const faites = jusqua === null ? etapes : etapes.slice(0, etapes.indexOf(jusqua))
    const { raws } = await writeReponsesIn(db, actor, tenue, answersOf(story, tenue, contratOf(story.siren), faites), vuesOf(tenue))
    const vues = jusqua === null ? [...etapes, RECAPITULATIF] : [...faites, jusqua]
    const jugement = judgeBrouillon(tenue, raws, vues)
    await touchIn(db, tenue, jugement, jusqua ?? etapes.at(-1) ?? '', vues)
    for (const etape of jusqua === null ? faites : vues) await fait('brouillon.enregistre', { etape })
    return jusqua === null ? jugement.pieces.filter(({ requise, plusTard }) => requise && !plusTard) : []
  })
  for (const { cle: champ } of exigees) await deposit(db, coffre, partie, actor, { champ, fichier: { nom: `${champ}-${rang}.pdf`, ko: 700 } })
}
const CERTIFICATION = 'certification'

async function deposit(
  db: Db,
  coffre: Coffre,
  partie: Partie,
  actor: Actor,
  { champ, fichier }: { champ: string; fichier: FichierRaconte },
): Promise<void> {
  const [recu] = await receiveIn(db, brouillon(actor, partie), [{ ...coffre(fichier, partie.rang), champ }])
  if (!recu || 'refus' in recu) throw new Error(`${fichier.nom} : ${recu?.refus}`)
}

/** Ce que la gestion demande : les pièces usuelles par leur nom, une autre librement. */
function attendues(pieces: readonly PieceStory[]): { phrase: string[]; autre: string | undefined; pourquoi: string | undefined } {
  const libre = pieces.find(({ libelle }) => !PHRASES.some((p) => p.libelle === libelle)) ?? pieces[0]
  const phrase = pieces.flatMap((piece) => (piece === libre ? [] : PHRASES.flatMap((p) => (p.libelle === piece.libelle ? [p.id] : []))))
  if (phrase.length !== pieces.length - 1) throw new Error('Une seule pièce peut être demandée librement.')
  return { phrase, autre: libre?.libelle, pourquoi: libre?.pourquoi }
}

async function pieceId(db: Db, { id: demandeId }: Partie, ou: Emplacement, etats: ('demandee' | 'refusee' | 'recue')[]): Promise<string> {
  const { id } = await db.piece.findFirstOrThrow({ where: { demandeId, ...ou, messageId: null, etat: { in: etats } }, select: { id: true } })
  return id
}

/** Du premier au dernier message d’un fil, comme la page qui le montre en entier. */
async function shownOf(db: Db, { id: demandeId }: Partie): Promise<{ messages: { rang: bigint }[] }> {
  const { _min, _max } = await db.message.aggregate({ where: { demandeId }, _min: { rang: true }, _max: { rang: true } })
  return { messages: [_min.rang, _max.rang].flatMap((rang) => (rang === null ? [] : [{ rang }])) }
}

/** Chacun de ceux que la demande a prévenus l’ouvre. */
async function read(db: Db, scene: Scene, partie: Partie): Promise<void> {
  const vue = await shownOf(db, partie)
  for (const [qui, neuves] of partie.neuves) await markReadIn(db, judge(actorOf(scene, qui), 'demande:lire', envoyee(partie)), { ...vue, neuves })
  partie.neuves.clear()
}

async function check(db: Db, parties: readonly Partie[]): Promise<void> {
  const etats = new Map((await db.demande.findMany({ select: { id: true, etat: true } })).map(({ id, etat }) => [id, etat]))
  const fausses = parties
    .filter(({ id, story }) => etats.get(id) !== story.etat)
    .map(({ id, story }) => `${story.cle} : ${etats.get(id)}, et non ${story.etat}`)
  if (fausses.length > 0) throw new Error(`Le monde ne mène pas où il le dit : ${fausses.join(' ; ')}.`)
}
