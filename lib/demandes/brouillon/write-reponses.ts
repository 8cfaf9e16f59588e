import 'server-only'
import type { Actor } from '@/lib/access/actor'
import type { Db } from '@/lib/data/prisma'
import type { Raws } from '@/lib/demarches/define'
import { formatTime } from '@/lib/ground/date'
import type { Brouillon } from './queries'
import { digest, fieldEntries, shown, store, toWords, vueOf } from './reponse'
import type { Vue, Vues } from './schema'

/** Un champ que quelqu’un d’autre a changé depuis : les deux valeurs, en mots ; rien n’est perdu. */
export type Conflit = { champ: string; label: string; autre: string; mien: string; par: string; a: string; vue: Vue }

/** Ce qu’une écriture a donné : les réponses du brouillon après elle, s’il en a changé, ce que la page en sait, et les champs où elle s’est abstenue. */
export type Ecrit = { raws: Raws; change: boolean; vues: Vues; conflits: Conflit[] }

/** Ce dont les réponses s’écrivent : un brouillon, ou une demande que l’on corrige. */
type Ecrivable = Pick<Brouillon, 'id' | 'siren' | 'demarche' | 'contexte' | 'reponses' | 'raws'>

/**
 * Écrit ce qui a été tapé dans un brouillon verrouillé. Un champ que la personne n’a pas touché n’est pas écrit ; un champ
 * changé par quelqu’un d’autre depuis que la page a été lue ne l’est pas non plus et revient en conflit.
 * @param vues ce que la page montrait ; d’une page périmée ou forgée, au pire un conflit.
 */
export async function writeReponsesIn(db: Db, actor: Actor, brouillon: Ecrivable, saisies: Raws, vues: Vues): Promise<Ecrit> {
  const { contexte, reponses } = brouillon
  const ecrire: { champ: string; valeur: unknown; empreinte: string | null }[] = []
  const ecrit: Ecrit = { raws: { ...brouillon.raws }, change: false, vues: {}, conflits: [] }
  for (const [champ, field] of fieldEntries(brouillon.demarche)) {
    const raw = saisies[champ]
    if (raw === undefined) continue
    const garde = reponses[champ]
    const vue = Object.hasOwn(vues, champ) ? vues[champ] : undefined
    const frappe = digest(raw)
    const affichee = vueOf(field, garde, contexte)
    // Déjà gardé tel quel : un envoi dont la réponse s’est perdue revient. La page apprend la version, sans quoi sa frappe suivante ferait un conflit.
    if (garde && frappe === digest(garde.raw)) {
      if (garde.version !== vue?.v) ecrit.vues[champ] = affichee
      continue
    }
    // Ce qui est affiché (un NIR masqué) revient tel quel : la valeur gardée ne bouge pas.
    if (frappe === affichee.d || frappe === vue?.d) continue
    if (garde && garde.version !== (vue?.v ?? 0)) {
      ecrit.conflits.push({
        champ,
        label: field.label,
        autre: toWords(field, garde.raw, contexte),
        mien: toWords(field, raw, contexte),
        par: garde.parId === actor.utilisateur.id ? 'vous-même, dans une autre fenêtre' : (garde.par ?? 'le portail'),
        a: formatTime(garde.le),
        vue: affichee,
      })
      continue
    }
    ecrire.push({ champ, ...store(field, raw) })
    ecrit.raws[champ] = raw
    ecrit.vues[champ] = { v: (garde?.version ?? 0) + 1, d: digest(shown(field, raw, contexte)) }
  }
  if (ecrire.length > 0) await upsert(db, actor, brouillon, ecrire)
  return { ...ecrit, change: ecrire.length > 0 }
}

async function upsert(db: Db, { utilisateur }: Actor, { id, siren }: Pick<Brouillon, 'id' | 'siren'>, lignes: object[]): Promise<void> {
  await db.$executeRaw`
    INSERT INTO reponse (demande_id, champ, siren, valeur, empreinte, modifie_par, modifie_par_nom)
    SELECT ${id}::uuid, x.champ, ${siren}, x.valeur, x.empreinte, ${utilisateur.id}::uuid, ${`${utilisateur.prenom} ${utilisateur.nom}`}
    FROM jsonb_to_recordset(${JSON.stringify(lignes)}::jsonb) AS x(champ text, valeur jsonb, empreinte text)
    ON CONFLICT (demande_id, champ) DO UPDATE SET valeur = EXCLUDED.valeur, empreinte = EXCLUDED.empreinte, source = 'saisie',
      version = reponse.version + 1, modifie_le = maintenant(), modifie_par = EXCLUDED.modifie_par, modifie_par_nom = EXCLUDED.modifie_par_nom`
}
