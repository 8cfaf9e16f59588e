import 'server-only'
import { nameOf } from '@/lib/access/titre'
import { maintenant } from '@/lib/ground/clock'
import { invalid, notFound, refused } from '@/lib/ground/errors'
import { changesOf, type DroitsDe, movesOf, readAs } from '@/lib/habilitations/changes'
import { listChoix } from '@/lib/habilitations/queries'
import { type PersonneVisee, saidIn } from '@/lib/utilisateurs/rules'
import { droitsOf, type Habilite } from './inviter'
import { type Administre, type SurCompte, onCompte } from './acte-compte'

/** Qui l’on change, et ce qu’elle a : `utilisateurId` manque à qui n’est pas encore entré. */
type Tenue = { utilisateurId: string | null; qui: string; civilite: 'madame' | 'monsieur'; droits: DroitsDe }

/** Ce que la page dira de ce qui vient d’être fait. */
export type DroitsChanges = { compteId: string; id: string; suite: 'habilitee' | 'rien' }

/**
 * Change le rôle et les entreprises d’une personne du compte. Effet à sa prochaine requête. On n’enregistre que ce qui a été lu : `vu` est ce que disait
 * la page de ce qui change ; s’il change autre chose, parce que rien n’a été lu ou qu’un autre est passé, la phrase revient d’abord.
 * @throws `invalid` (`vu` : les phrases à lire) ; `refused` pour soi-même ; `notFound` quand elle n’est plus du compte.
 */
export const changeDroits = (visit: Administre<PersonneVisee>, voulu: Habilite, vu: string): Promise<DroitsChanges> =>
  onCompte(visit, async (ici) => {
    const { db, actor, objet } = ici
    const { compteId, id } = objet
    const tenue = await hold(ici)
    if (tenue.utilisateurId === actor.utilisateur.id)
      throw refused('Votre rôle et vos habilitations ne se changent pas d’ici\u00a0: demandez à un autre administrateur.')
    const apres = await droitsOf(db, compteId, voulu)
    const entreprises = await listChoix(db, compteId)
    const changes = changesOf(tenue, tenue.droits, apres, entreprises)
    if (changes.length === 0) return { compteId, id, suite: 'rien' }
    if (vu !== readAs(changes)) throw invalid({ vu: readAs(changes) })
    await write(ici, tenue, apres, movesOf(tenue.droits, apres, entreprises))
    return { compteId, id, suite: 'habilitee' }
  })

const DROITS = { role: true, portee: true, civilite: true, nom: true, prenom: true, telephone: true } as const

async function hold({ db, objet: { compteId, genre, id } }: SurCompte<PersonneVisee>): Promise<Tenue> {
  if (genre === 'invitation') {
    const lue = await db.invitation.findFirst({
      where: { id, compteId, genre: 'utilisateur', accepteeLe: null, annuleeLe: null },
      select: { ...DROITS, sirens: true },
    })
    if (!lue) throw notFound()
    const { role, portee, sirens, civilite } = lue
    return { utilisateurId: null, qui: nameOf(lue), civilite, droits: { role: role ?? 'collaborateur', portee: portee ?? 'manuelle', sirens } }
  }
  const membre = await db.membre.findFirst({
    where: { id, compteId, etat: 'ajoute' },
    select: {
      ...DROITS,
      habilitations: { where: { retireeLe: null }, select: { siren: true } },
      utilisateur: { select: { id: true, civilite: true, nom: true, prenom: true, telephone: true } },
    },
  })
  if (!membre) throw notFound()
  const { role, portee, habilitations, utilisateur } = membre
  const dite = saidIn(membre, utilisateur)
  const droits = { role, portee, sirens: habilitations.map(({ siren }) => siren) }
  return { utilisateurId: utilisateur.id, qui: nameOf(dite), civilite: dite.civilite, droits }
}

type Mouvements = { donnes: { siren: string }[]; retires: { siren: string }[] }

async function write(
  { db, objet: { compteId, id }, note }: SurCompte<PersonneVisee>,
  { utilisateurId, droits }: Tenue,
  apres: DroitsDe,
  mouvements: Mouvements,
) {
  const { role, portee } = apres
  if (utilisateurId === null) {
    await db.invitation.update({ where: { id }, data: { role, portee, sirens: [...apres.sirens] }, select: { id: true } })
    return note('invitation.corrigee', { invitationId: id, champs: ['habilitations'] })
  }
  await db.membre.update({ where: { id }, data: { role, portee }, select: { id: true } })
  await db.habilitation.updateMany({
    where: { membreId: id, retireeLe: null, siren: { notIn: [...apres.sirens] } },
    data: { retireeLe: maintenant() },
  })
  const neufs = apres.sirens.filter((siren) => !droits.sirens.includes(siren))
  await db.habilitation.createMany({ data: neufs.map((siren) => ({ compteId, membreId: id, siren })) })
  return note('membre.habilite', {
    membreId: id,
    utilisateurId,
    avant: { role: droits.role, portee: droits.portee },
    apres: { role, portee },
    donnes: mouvements.donnes.map(({ siren }) => siren),
    retires: mouvements.retires.map(({ siren }) => siren),
  })
}
