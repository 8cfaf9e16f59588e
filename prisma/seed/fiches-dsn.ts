import 'server-only'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type LigneSituee, type UniversDsn, toParametrer } from '@/lib/fiches-dsn/a-parametrer'
import { ligneOf } from '@/lib/fiches-dsn/ligne'
import { isFauteFiche, readFiche } from '@/lib/fiches-dsn/lire'
import { writeFicheIn } from '@/lib/fiches-dsn/publish-fiche'
import type { Db } from '@/lib/data/prisma'
import { marque } from '@/lib/ground/marque'
import { clockFrom } from './clock'
import { idOf } from './draw'
import type { World } from './world'
import { personId } from './writers'

const SIREN = '900000019'
const PREMIERE = readFileSync(join(process.cwd(), 'prisma/seed/fpoc_900000019.xml'), 'latin1')

const APPRENTIS = `</ParametresContrats>
  <ParametresContrats Changement="03" Periodicite="Mensuel" DateDebutValidite="01012027">
   <Organisme CodeOC="P0971"/><Contrat ReferenceContrat="TRM-NC-0000123" LibelleContrat="PREVOYANCE CONVENTIONNELLE NON CADRES"/>
   <Population CodePopulation="APP" LibellePopulation="APPRENTIS"/>
  </ParametresContrats>`

/** La seconde version de la fiche de Transports Fictifs Durand : un taux change, une population s’ouvre. */
const SECONDE = PREMIERE.replace(
  'IdentifiantFiche="000012345678" DateHeureCreation="2025-12-10',
  'IdentifiantFiche="000012345902" DateHeureCreation="2026-11-20',
)
  .replace('</ParametresContrats>', APPRENTIS)
  .replace('<TAPrev><Taux>1.500', '<TAPrev><Taux>1.620')
  .replace(
    '01012026">\n   <Organisme CodeOC="P0971"/><Contrat ReferenceContrat="TRM-CADRE',
    '01012027">\n   <Organisme CodeOC="P0971"/><Contrat ReferenceContrat="TRM-CADRE',
  )

/** Les fiches de paramétrage du monde : la première paramétrée en paie, la seconde en partie. Des lignes, comme les courriers : personne ne les joue. */
export async function writeFichesDsn(db: Db, world: World, today: Date): Promise<void> {
  const clock = clockFrom(today)
  const nomOf = (id: string) => {
    const qui = world.utilisateurs.find((un) => un.id === id)
    return qui ? `${qui.prenom} ${qui.nom}` : marque.nom
  }
  const universDe = new Map(world.contrats.map(({ reference, univers }) => [reference, univers]))
  const [sophie, marc] = [personId('sophie'), personId('marc')]
  let avant: LigneSituee[] | null = null
  for (const { xml, version, jour, notes } of [
    { xml: PREMIERE, version: 1, jour: -330, notes: [0, 1] },
    { xml: SECONDE, version: 2, jour: -8, notes: [0] },
  ]) {
    const fiche = readFiche(Uint8Array.from(Buffer.from(xml, 'latin1')))
    if (isFauteFiche(fiche)) throw new Error(`La fiche ${version} du monde n’est pas admise : ${fiche.refus}.`)
    const lignes = fiche.groupes.flatMap(({ groupe, parametres }) =>
      parametres.map((un) => {
        const ligne = ligneOf(groupe, un)
        return { univers: universDe.get(ligne.contrat.code) as UniversDsn, ligne, contratReference: ligne.contrat.code, groupe, parametres: un }
      }),
    )
    const id = idOf(`fiche dsn ${version}`)
    const { attributs } = fiche.entete
    const publie = { publiePar: sophie, publieParNom: nomOf(sophie), publieLe: clock.moment(jour, '09:10') }
    const dite = { identifiant: attributs.IdentifiantFiche ?? '', emiseLe: attributs.DateHeureCreation ?? '', entete: fiche.entete }
    await writeFicheIn(db, { id, siren: SIREN, version, ...dite, ...publie }, lignes, toParametrer(avant, lignes))
    for (const rang of notes)
      await db.changementFicheDsn.update({
        where: { ficheId_rang: { ficheId: id, rang } },
        data: { par: marc, parNom: nomOf(marc), le: clock.moment(jour + 3, '11:05') },
        select: { rang: true },
      })
    avant = lignes
  }
}
