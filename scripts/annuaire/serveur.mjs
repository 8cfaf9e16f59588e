// Le remplaçant de l’annuaire des entreprises : le JSON des deux services (API Recherche d’entreprises, API Sirene 3.11), sur des entreprises inventées.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'

const ENTREPRISES = JSON.parse(readFileSync(new URL('entreprises.json', import.meta.url), 'utf8'))
const find = (siren) => ENTREPRISES.find((une) => une.siren === siren)

const recherche = ({ siren, nom, commune, fermee = null, diffusion = 'O' }) => ({
  siren,
  nom_complet: nom,
  nom_raison_sociale: nom,
  sigle: null,
  nombre_etablissements: 1,
  nombre_etablissements_ouverts: fermee ? 0 : 1,
  siege: { est_siege: true, etat_administratif: fermee ? 'F' : 'A', libelle_commune: commune, statut_diffusion_etablissement: diffusion },
  etat_administratif: fermee ? 'C' : 'A',
  statut_diffusion: diffusion,
  date_creation: '2001-01-01',
  date_fermeture: fermee,
  dirigeants: [],
  matching_etablissements: [],
})

const sirene = ({ siren, nom, fermee = null, diffusion = 'O' }) => ({
  header: { statut: 200, message: 'OK' },
  uniteLegale: {
    siren,
    statutDiffusionUniteLegale: diffusion,
    dateCreationUniteLegale: '2001-01-01',
    periodesUniteLegale: [
      {
        dateDebut: fermee ?? '2001-01-01',
        dateFin: null,
        etatAdministratifUniteLegale: fermee ? 'C' : 'A',
        denominationUniteLegale: nom,
        nomUniteLegale: null,
      },
      ...(fermee
        ? [{ dateDebut: '2001-01-01', dateFin: fermee, etatAdministratifUniteLegale: 'A', denominationUniteLegale: nom, nomUniteLegale: null }]
        : []),
    ],
  },
})

/** Sert l’annuaire sur ce port de cette machine. */
export function serveAnnuaire(port) {
  const server = createServer((req, res) => {
    const url = new URL(req.url ?? '/', 'http://annuaire.invalid')
    const answer = (status, corps) => res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(corps))
    if (url.pathname === '/search') {
      const une = find(url.searchParams.get('q'))
      return answer(200, { results: une ? [recherche(une)] : [], total_results: une ? 1 : 0, page: 1, per_page: 10, total_pages: 1 })
    }
    const [, siren] = /^\/siren\/(\d{9})$/.exec(url.pathname) ?? []
    const une = find(siren)
    if (une) return answer(200, sirene(une))
    return answer(404, { header: { statut: 404, message: `Aucun élément trouvé pour le siren ${siren}` } })
  })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve(server))
  })
}
