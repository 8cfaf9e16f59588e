import 'server-only'
import { maintenant } from '@/lib/ground/clock'
import { randomBytes } from 'node:crypto'
import { DUREES, fingerprint } from '@/lib/access/session'
import { asSystem } from '@/lib/data/as-system'
import { record } from '@/lib/events/record'
import { FREINS, normalizeEmail } from './rules'
import type { Credentials } from './schema'
import { bucket, countFailure, countIp, forget, isClosed } from './throttle'
import { acceptCode } from './totp'
import { verifyPassword } from './password'

/** D’où vient la demande : l’adresse vue par la porte et l’appareil annoncé. */
export type Origin = { ip: string; appareil: string | null }

/**
 * Ouvre une session quand tout est juste : adresse, mot de passe, code pour la gestion, et rien de fermé.
 * Toute autre issue donne la même réponse après le même travail (ASVS V6.3.8) : rien ne dit si l’adresse existe.
 * @returns l’identifiant de session (256 bits), ou `null`.
 * @throws Saturation quand trop de connexions attendent.
 */
export async function openSession(saisie: Credentials, origin: Origin): Promise<string | null> {
  const email = normalizeEmail(saisie.identifiant)
  const cle = bucket('adresse', email)
  const avant = await asSystem('connexion', async (db) => ({
    trop: await countIp(db, origin.ip),
    ferme: await isClosed(db, cle),
    personne: await db.utilisateur.findUnique({
      where: { emailNormalise: email },
      select: {
        id: true,
        prenom: true,
        nom: true,
        email: true,
        civilite: true,
        motDePasse: true,
        gestion: true,
        totpSecret: true,
        totpDernierPas: true,
        desactiveLe: true,
      },
    }),
  }))
  // Ne dépend pas de l’adresse tapée : ne dit rien, et n’use ni Argon2 ni le compteur de la victime.
  if (avant.trop) return null
  const { personne } = avant
  const juste = await verifyPassword(personne?.motDePasse ?? null, saisie.motDePasse)
  const pas = personne?.totpSecret ? await acceptCode(personne.totpSecret, saisie.code ?? '', personne.totpDernierPas) : null
  const bonEspace = personne !== null && (personne.gestion !== null) === (saisie.espace === 'gestion')
  const codeJuste = saisie.espace === 'client' ? personne?.totpSecret == null || pas !== null : pas !== null
  const admis = juste && bonEspace && codeJuste && !avant.ferme && personne?.desactiveLe === null

  return asSystem('connexion', async (db) => {
    // Relu ici : une rafale jugée avant le blocage ne passe pas après lui.
    if (!admis || !personne || (await isClosed(db, cle))) {
      const echecs = await countFailure(db, cle)
      if (personne && echecs === FREINS.blocageApres) await record(db, { systeme: true }, 'connexion.bloquee', { utilisateurId: personne.id, echecs })
      return null
    }
    if (pas !== null) {
      const { count } = await db.utilisateur.updateMany({
        where: { id: personne.id, OR: [{ totpDernierPas: null }, { totpDernierPas: { lt: pas } }] },
        data: { totpDernierPas: pas },
      })
      if (count === 0) return null
    }
    await forget(db, cle)
    const sid = randomBytes(32).toString('base64url')
    const expireLe = new Date(maintenant().getTime() + DUREES[saisie.espace].absolue * 60_000)
    await db.session.create({
      data: {
        empreinte: fingerprint(sid),
        utilisateurId: personne.id,
        espace: saisie.espace,
        expireLe,
        appareil: origin.appareil?.slice(0, 200) ?? null,
      },
    })
    await record(db, { utilisateur: personne }, 'session.ouverte', { espace: saisie.espace })
    return sid
  })
}
