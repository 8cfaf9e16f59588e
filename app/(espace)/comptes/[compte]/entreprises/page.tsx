import { AccountCompaniesView } from '@/components/entreprises/account-companies-view'
import { can } from '@/lib/access/can'
import { findAjoutee } from '@/lib/comptes/queries'
import { onlyAdministrators } from '@/lib/copy/acces'
import { countEntreprises, listEntreprisesDuCompte, TAILLE_ENTREPRISES } from '@/lib/entreprises/queries'
import { page } from '@/doors/page'
import { pageOf } from '@/lib/ground/pages'
import { administrateursOf, listMembres } from '@/lib/utilisateurs/queries'
import * as door from './door'

export default page(door.page, async ({ actor, db, params: { compte }, search }) => {
  const { q, univers, ajoutee, supprimee } = search
  const administre = can(actor, 'compte:administrer', { compte })
  const resume = await countEntreprises(actor, db, compte, q)
  const ici = pageOf(univers ? resume.univers[univers] : resume.total, search.page, TAILLE_ENTREPRISES)
  const neuve = ajoutee ? await findAjoutee(actor, db, compte, ajoutee) : null
  return {
    titre: 'Gestion des entreprises',
    vue: (
      <AccountCompaniesView
        compteId={compte}
        entreprises={await listEntreprisesDuCompte(actor, db, compte, { ...search, page: ici.page })}
        resume={resume}
        search={search}
        ici={ici}
        taille={TAILLE_ENTREPRISES}
        administre={administre}
        qui={administre ? '' : onlyAdministrators('ajouter ou supprimer une entreprise', administrateursOf(await listMembres(actor, db, compte)))}
        fait={neuve ? { ajoutee: neuve } : supprimee ? { supprimee } : null}
      />
    ),
  }
})
