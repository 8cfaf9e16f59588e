import { randomUUID } from 'node:crypto'
import { base } from './people'

/** Trois entreprises que rien d’autre ne montre : deux dans le compte de l’essai, une dans celui d’à côté. */
export const UNE = '900009902'
export const DEUX = '900009910'
export const AILLEURS = '900009928'

type Personne = { id: string; email: string }

/**
 * Un compte à soi et tout ce qui peut y donner accès : une administratrice, une salariée à qui une seule entreprise est donnée, un comptable dont le
 * cabinet tient une délégation sur une seule entreprise ; et à côté un autre compte, un autre cabinet, qui ne doivent jamais s’y mêler.
 */
export async function petitMonde() {
  const ids = { compte: randomUUID(), autreCompte: randomUUID(), membre: randomUUID(), admin: randomUUID(), cabinet: randomUUID() }
  const plus = { delegation: randomUUID(), autreCabinet: randomUUID(), autreDelegation: randomUUID(), habilitation: randomUUID() }
  const personne = async (nom: string): Promise<Personne> => {
    const p = { id: randomUUID(), email: `${nom}.${randomUUID()}@essai.example` }
    await base().utilisateur.create({ data: { ...p, emailNormalise: p.email, civilite: 'madame', prenom: nom, nom: 'Essai' } })
    return p
  }
  const gens = {
    admin: await personne('admin'),
    salariee: await personne('salariee'),
    comptable: await personne('comptable'),
    autre: await personne('autre'),
  }
  for (const siren of [UNE, DEUX, AILLEURS])
    await base().entreprise.upsert({
      where: { siren },
      update: {},
      create: { siren, raisonSociale: `Essai ${siren}`, adresse: '1 rue', codePostal: '38000', ville: 'Grenoble', numeroEmpreinte: 'x' },
    })
  await base().compte.createMany({
    data: [
      { id: ids.compte, nom: 'Compte de l’essai' },
      { id: ids.autreCompte, nom: 'Compte d’à côté' },
    ],
  })
  const rattache = (compteId: string, siren: string, couleur: number) => ({ compteId, siren, couleur, certifieVoie: 'gestionnaire' as const })
  await base().rattachement.createMany({
    data: [rattache(ids.compte, UNE, 2), rattache(ids.compte, DEUX, 3), rattache(ids.autreCompte, AILLEURS, 4)],
  })
  const membre = { compteId: ids.compte, etat: 'ajoute' as const }
  await base().membre.createMany({
    data: [
      { ...membre, id: ids.admin, utilisateurId: gens.admin.id, role: 'administrateur', portee: 'portefeuille' },
      { ...membre, id: ids.membre, utilisateurId: gens.salariee.id, role: 'collaborateur', portee: 'manuelle' },
      { compteId: ids.autreCompte, etat: 'ajoute', utilisateurId: gens.autre.id, role: 'administrateur', portee: 'portefeuille' },
    ],
  })
  await base().cabinet.createMany({
    data: [
      { id: ids.cabinet, siren: String(Math.random()).slice(2, 11).padEnd(9, '0'), raisonSociale: 'Cabinet de l’essai' },
      { id: plus.autreCabinet, siren: String(Math.random()).slice(2, 11).padEnd(9, '0'), raisonSociale: 'Cabinet d’à côté' },
    ],
  })
  await base().membreCabinet.createMany({
    data: [
      { cabinetId: ids.cabinet, utilisateurId: gens.comptable.id, etat: 'ajoute' },
      { cabinetId: plus.autreCabinet, utilisateurId: gens.autre.id, etat: 'ajoute' },
    ],
  })
  const jour = (n: number) => new Date(new Date(Date.now() + n * 86_400_000).toLocaleDateString('sv-SE', { timeZone: 'Europe/Paris' }))
  const contact = { contactNom: 'Essai', contactPrenom: 'Essai', contactEmail: 'e@essai.example', demandeePar: gens.admin.id, repondreAvant: jour(9) }
  const delegation = { ...contact, etat: 'acceptee' as const, du: jour(-2), univers: ['sante' as const, 'prevoyance' as const] }
  await base().delegation.createMany({
    data: [
      { ...delegation, id: plus.delegation, compteId: ids.compte, cabinetId: ids.cabinet, portee: 'manuelle' },
      { ...delegation, id: plus.autreDelegation, compteId: ids.autreCompte, cabinetId: plus.autreCabinet, portee: 'portefeuille' },
    ],
  })
  const habilite = (siren: string, qui: { membreId: string } | { delegationId: string }, id: string = randomUUID()) => ({
    id,
    compteId: ids.compte,
    siren,
    ...qui,
  })
  await base().habilitation.createMany({
    data: [
      habilite(UNE, { membreId: ids.membre }, plus.habilitation),
      habilite(UNE, { delegationId: plus.delegation }),
      // Donnée à la main, mais hors du compte : elle n’y donne rien.
      habilite(AILLEURS, { membreId: ids.membre }),
      habilite(AILLEURS, { delegationId: plus.delegation }),
    ],
  })
  return { ...ids, ...plus, gens, jour }
}
export type PetitMonde = Awaited<ReturnType<typeof petitMonde>>

/** Une autre administratrice de ce compte : il lui en faut toujours une, et les essais en ôtent. @returns son identifiant. */
export async function relais(compteId: string): Promise<string> {
  const email = `relais.${randomUUID()}@essai.example`
  const { id: utilisateurId } = await base().utilisateur.create({
    data: { email, emailNormalise: email, civilite: 'madame', prenom: 'relais', nom: 'Essai' },
    select: { id: true },
  })
  const place = { role: 'administrateur' as const, portee: 'portefeuille' as const, etat: 'ajoute' as const }
  await base().membre.create({ data: { compteId, utilisateurId, ...place } })
  return utilisateurId
}
