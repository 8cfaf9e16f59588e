import 'server-only'
import { record } from '@/lib/acts/record'
import { asSystem } from '@/lib/data/as-system'
import type { Db } from '@/lib/data/prisma'
import { maintenant } from '@/lib/ground/clock'
import { addDays, dayAt, isoDay } from '@/lib/ground/date'
import { log } from '@/lib/ground/log'

const LOT = 200

/** Combien de jours un résumé écrit garde ce qu’il a compté : le temps que son courriel s’écrive, même relancé. */
const GARDE_JOURS = 30

/**
 * Prépare le résumé du jour de chaque personne à qui il s’est passé quelque chose depuis le dernier. Rejouable, même à deux : un par jour et par personne. Ce
 * que dit le courriel se lit quand il s’écrit, sous les droits du moment.
 * @param aujourdhui jour civil, à Paris.
 * @returns combien de personnes.
 */
export async function writeResumes(aujourdhui = isoDay(maintenant())): Promise<number> {
  let resumes = 0
  for (let lot = LOT; lot === LOT; resumes += lot) lot = await asSystem('travail', (db) => write(db, aujourdhui))
  const avant = dayAt(addDays(aujourdhui, -GARDE_JOURS))
  await asSystem('travail', (db) => db.avisDiffere.deleteMany({ where: { resumePour: { lt: avant } } }))
  if (resumes > 0) log.info({ resumes }, 'résumés du jour')
  return resumes
}

async function write(db: Db, jour: string): Promise<number> {
  const dus = await db.$queryRaw<{ utilisateurId: string }[]>`
    SELECT r.utilisateur_id::text AS "utilisateurId" FROM reglage_avis r
    WHERE (r.resume_pour IS NULL OR r.resume_pour < ${jour}::date)
      AND EXISTS (SELECT 1 FROM avis_differe v WHERE v.utilisateur_id = r.utilisateur_id AND v.resume_pour IS NULL)
    ORDER BY r.utilisateur_id LIMIT ${LOT} FOR UPDATE OF r SKIP LOCKED`
  const resumePour = dayAt(jour)
  for (const { utilisateurId } of dus) {
    await db.avisDiffere.updateMany({ where: { utilisateurId, resumePour: null }, data: { resumePour } })
    await db.reglageAvis.updateMany({ where: { utilisateurId }, data: { resumePour } })
    await record(db, { systeme: true }, 'avis.resume', { utilisateurId, jour })
  }
  return dus.length
}
