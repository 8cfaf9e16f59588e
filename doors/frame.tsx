import 'server-only'
import type { ReactNode } from 'react'
import { Frame } from '@/components/frame/frame'
import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { sirensOf } from '@/lib/access/reach'
import type { Lieu } from '@/lib/access/titre'
import { ROLE_NOMS } from '@/lib/access/roles'
import type { Db } from '@/lib/data/prisma'
import { type Banner, findBanner } from '@/lib/entreprises/banner'
import { countUnread } from '@/lib/notifications/queries'
import type { Reste } from '@/lib/identite/session'
import { routes } from '@/lib/ground/routes'

/** Ce que la page lit pour son cadre : en-tête, pastille, bandeau ; `chemin` est l’adresse demandée. */
export type FrameData = { actor: Actor | null; chemin: string; pastille: number; entreprise: Banner | null; reste: Reste | null }

export const EMPTY_FRAME: FrameData = { actor: null, chemin: '/', pastille: 0, entreprise: null, reste: null }

/**
 * Lit l’en-tête de la personne et le bandeau, ensemble, dans la transaction de la page.
 * @param lieu celui de la page ; `null` quand la personne ne l’atteint pas, ou que la page n’est d’aucun : pas de bandeau.
 */
export async function loadFrame(actor: Actor, db: Db, frame: FrameData, lieu: Lieu | null): Promise<FrameData> {
  const [pastille, entreprise] = await Promise.all([actor.gestion ? 0 : countUnread(actor, db), lieu && loadCompany(actor, db, lieu)])
  return { ...frame, actor, pastille, entreprise }
}

/** Lit le bandeau : l’entreprise de la page, ou la seule de la personne. */
async function loadCompany(actor: Actor, db: Db, { siren, compteId }: Lieu): Promise<Banner | null> {
  const seule = actor.perimetre.sirens.length === 1 ? actor.perimetre.sirens[0] : undefined
  const choisie = compteId ? seule : (siren ?? seule)
  return choisie && !actor.gestion ? findBanner(actor, db, choisie) : null
}

/** Le cadre d’une page, d’après ce qui a été lu. */
export function PageFrame({ data: { actor, chemin, pastille, entreprise, reste }, children }: { data: FrameData; children: ReactNode }) {
  const nombre = actor?.perimetre.sirens.length ?? 0
  return (
    <Frame
      personne={actor && { prenom: actor.utilisateur.prenom, nom: actor.utilisateur.nom }}
      // À qui manque son second facteur, rien de l’espace ne s’ouvre : ni rubrique, ni pastille.
      espace={actor === null || actor.secondFacteurDu ? 'public' : actor.gestion ? 'gestion' : 'client'}
      pastille={pastille}
      entreprise={
        actor &&
        entreprise && {
          ...entreprise,
          role: `Vous êtes ${roleName(actor, entreprise.role)}`,
          univers: entreprise.couverture,
          accueil: chemin.split('?')[0] === routes.entreprise(entreprise.siren),
        }
      }
      portefeuille={
        actor && !actor.gestion && !entreprise
          ? { nombre, role: actor.cabinet ? `${actor.cabinet.raisonSociale}, ${roleName(actor, 'expert_comptable')}` : '' }
          : null
      }
      plusieursEntreprises={nombre > 1}
      cabinet={actor && can(actor, 'cabinet:voir') ? { responsable: can(actor, 'cabinet:administrer') } : null}
      administration={actor && administrationOf(actor, entreprise)}
      chemin={chemin}
      contact={actor && contactOf(actor, entreprise)}
      apercu={actor?.regard !== undefined}
      session={actor && reste && { ...reste, prenom: actor.utilisateur.prenom, feminin: actor.utilisateur.civilite === 'madame' }}
    >
      {children}
    </Frame>
  )
}

const roleName = (actor: Actor, role: keyof typeof ROLE_NOMS) => ROLE_NOMS[role][actor.utilisateur.civilite]

/** Où écrire au centre de gestion : de l’entreprise choisie, sinon en la choisissant ; `null` pour qui ne dépose nulle part. */
function contactOf(actor: Actor, entreprise: Banner | null): string | null {
  if (entreprise) return can(actor, 'demande:deposer', { siren: entreprise.siren }) ? routes.contact(entreprise.siren) : null
  return sirensOf(actor, 'demande:deposer').length > 0 ? routes.contactChoix() : null
}

/** Le compte dont le menu montre l’administration : celui de l’entreprise choisie, sinon celui que la personne administre, sinon le sien. */
function administrationOf(actor: Actor, entreprise: Banner | null): { compteId: string; ajouter: boolean } | null {
  const titres = actor.acces.filter((a) => a.voie === 'membre')
  const titre =
    titres.find((t) => entreprise && t.sirens.includes(entreprise.siren)) ??
    titres.find((t) => can(actor, 'compte:administrer', { compte: t.compteId })) ??
    titres[0]
  return titre ? { compteId: titre.compteId, ajouter: can(actor, 'compte:administrer', { compte: titre.compteId }) } : null
}
