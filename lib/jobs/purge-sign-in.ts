import 'server-only'
import { asSystem } from '@/lib/data/as-system'
import { maintenant } from '@/lib/ground/clock'
import { JOUR_MS } from '@/lib/ground/date'
import { APPAREILS } from '@/lib/identite/appareil'
import { NET_ENTREPRISES } from '@/lib/identite/rules'

/** Le journal des accès : un an, jour bissextile compris. */
const SESSIONS_GARDEES_JOURS = 366

/** Une invitation porte le nom et le téléphone de quelqu’un qui n’a peut-être jamais répondu. */
const INVITATIONS_GARDEES_JOURS = 90

/** Efface ce que la connexion n’a plus à garder : les essais d’hier, l’allure de qui a retrouvé tous ses tours (sans ligne, c’est la même), les appareils oubliés depuis six mois, les arrivées de Net-entreprises, les changements d’adresse et les sessions finies depuis plus d’un an (journal des accès : 12 mois), les invitations dont le lien ne vaut plus depuis trois mois. */
export const purgeSignIn = (): Promise<void> =>
  asSystem('travail', async (db) => {
    const ici = maintenant()
    const avant = (jours: number) => new Date(ici.getTime() - jours * JOUR_MS)
    const finie = { lt: avant(SESSIONS_GARDEES_JOURS) }
    await db.essai.deleteMany({ where: { depuis: { lt: avant(1) }, bloqueJusqua: { lt: ici } } })
    await db.cadence.deleteMany({ where: { pretLe: { lt: ici } } })
    await db.appareil.deleteMany({ where: { vuLe: { lt: avant(APPAREILS.jours) } } })
    await db.invitation.deleteMany({ where: { expireLe: { lt: avant(INVITATIONS_GARDEES_JOURS) } } })
    await db.changementAdresse.deleteMany({ where: { creeLe: finie } })
    await db.arriveeNetEntreprises.deleteMany({ where: { creeLe: { lt: avant(NET_ENTREPRISES.gardeeJours) } } })
    await db.sessionNetEntreprises.deleteMany({ where: { session: { OR: [{ fermeeLe: { not: null } }, { expireLe: { lt: ici } }] } } })
    await db.session.deleteMany({ where: { OR: [{ fermeeLe: finie }, { fermeeLe: null, expireLe: finie }] } })
  })
