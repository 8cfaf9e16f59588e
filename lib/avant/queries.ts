import 'server-only'
import type { Actor } from '@/lib/access/actor'
import type { Db } from '@/lib/data/prisma'
import { paddedList } from '@/lib/data/padded-list'
import { demandesOf } from '@/lib/data/reach'
import type { Answers, Avant, Demarche } from '@/lib/demarches/define'
import { etapeOf } from '@/lib/demarches/engine'
import { findDemarche } from '@/lib/demarches/registre'
import type { Entree } from '@/lib/faq/entree'
import { ENTREES } from '@/lib/faq/generated/entrees'
import { notFound } from '@/lib/ground/errors'
import { firstOf } from '@/lib/ground/pages'
import { marque } from '@/lib/ground/marque'
import { answerOfPath } from '@/lib/demandes/brouillon/chemin'
import { loadContexte } from '@/lib/demandes/brouillon/contexte'
import type { Brouillon } from '@/lib/demandes/brouillon/queries'

/** Les demandes en cours montrées avant d’écrire ; toutes sont dans « Mes demandes ». */
const DEMANDES_MONTREES = 3

/** Une demande en cours sur le sujet : ce qu’elle attend de qui la suit. */
export type DemandeEnCours = { numero: string; objet: string; statut: 'envoyee' | 'en_attente' | 'en_cours'; pieces: number }

/** Ce qui se lit avant d’écrire : les demandes en cours sur le sujet, la démarche dédiée, les questions de l’aide ; et qui répondra. */
export type AvantLu = {
  chemin: readonly string[]
  sujet: string
  demandes: readonly DemandeEnCours[]
  encore: boolean
  formulaire: { slug: string; titre: string; minutes: number; phrase: string } | null
  questions: readonly Pick<Entree, 'id' | 'question' | 'blocs'>[]
  centre: string
  delai: string
}

/**
 * Ce que propose le choix fait dans le champ `avant` d’une démarche (idée 21 de l’expérience).
 * @param reponses ce qui est compris du brouillon ; ce champ suffit.
 * @returns `null` quand la démarche ne propose rien, ou que le choix n’est pas fini.
 */
export async function readAvant(actor: Actor, db: Db, siren: string, demarche: Demarche, reponses: Answers): Promise<AvantLu | null> {
  const avant = demarche.avant?.de(reponses)
  if (!avant) return null
  const dediee = avant.formulaire ? findDemarche(avant.formulaire) : null
  const { lignes, encore } = await listEnCours(actor, db, siren, demarche, avant)
  return {
    chemin: avant.chemin,
    sujet: avant.sujet,
    demandes: lignes,
    encore,
    formulaire: dediee && { slug: dediee.slug, titre: dediee.titre, minutes: dediee.minutes, phrase: dediee.phrase },
    questions: avant.questions.flatMap((id) => ENTREES.filter((entree) => entree.id === id).map(({ question, blocs }) => ({ id, question, blocs }))),
    centre:
      marque.centresDeGestion.find(({ univers }) => avant.univers !== null && univers.some((un) => un === avant.univers))?.nom ??
      'Le centre de gestion',
    delai: avant.delai,
  }
}

/** Ce qu’une étape montre entre le champ `avant` et la suite ; `null` quand elle n’a pas ce champ. */
export async function stepAvant(actor: Actor, db: Db, { siren, demarche }: Pick<Brouillon, 'siren' | 'demarche'>, slug: string, reponses: Answers) {
  const { champ } = demarche.avant ?? {}
  const field = champ === undefined ? undefined : etapeOf(demarche, slug)?.champs[champ]
  if (champ === undefined || field?.kind !== 'arbre') return null
  return { champ, niveaux: field.niveaux.map(({ cle }) => cle), initial: await readAvant(actor, db, siren, demarche, reponses) }
}

/**
 * Ce que propose ce que la page vient de montrer choisi, avant même qu’il soit gardé.
 * @throws `notFound` quand la démarche n’a pas de formulaire, ou que l’entreprise ne s’atteint pas.
 */
export async function readAvantAt(
  actor: Actor,
  db: Db,
  { siren, demarche: slug }: { siren: string; demarche: string },
  chemin: string,
): Promise<{ avant: AvantLu | null }> {
  const demarche = findDemarche(slug)
  if (!demarche) throw notFound()
  const choisie = answerOfPath(demarche, chemin, await loadContexte(actor, db, siren))
  return { avant: choisie && (await readAvant(actor, db, siren, demarche, { [choisie.champ]: choisie.value })) }
}

/** Les demandes de l’entreprise, que cette personne lit, qui parlent déjà de ce sujet et ne sont pas closes. */
async function listEnCours(actor: Actor, db: Db, siren: string, demarche: Demarche, { demandes, semblable }: Avant) {
  const memeChoix = { champ: demarche.avant?.champ ?? '', valeur: { path: [semblable.partie], equals: semblable.code } }
  const semblables = { demarche: demarche.slug, reponses: { some: memeChoix } }
  const rows = await db.demande.findMany({
    where: {
      AND: [
        { siren, numero: { not: null }, statut: { in: ['envoyee', 'en_attente', 'en_cours'] } },
        { OR: [{ demarche: { in: paddedList([...demandes]) } }, semblables] },
        demandesOf(actor, 'demande:lire', siren),
      ],
    },
    orderBy: { modifieLe: 'desc' },
    take: DEMANDES_MONTREES + 1,
    select: {
      numero: true,
      objet: true,
      statut: true,
      _count: { select: { pieces: { where: { etat: { in: ['demandee', 'refusee'] } } } } },
    },
  })
  const { lignes, encore } = firstOf(rows, DEMANDES_MONTREES)
  return {
    encore,
    lignes: lignes.map(({ numero, objet, statut, _count }) => ({
      numero: numero ?? '',
      objet,
      statut: statut as DemandeEnCours['statut'],
      pieces: _count.pieces,
    })),
  }
}
