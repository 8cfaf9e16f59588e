import { CertificationField } from '@/components/demarches/certification-field'
import { AskedBy } from '@/components/demandes/correction-asked'
import { CorrectionSlot } from '@/components/demandes/correction-slot'
import { CorrectionForm } from '@/components/demandes/correction-form'
import { MessageText } from '@/components/demandes/message-text'
import { CompanyPage } from '@/components/entreprises/company-page'
import { FormField } from '@/components/form/form-field'
import { anchorOf } from '@/components/form/raw'
import { Lien } from '@/components/ui/lien'
import { Notice } from '@/components/ui/notice'
import type { CorrectionScreen } from '@/lib/demandes/correction/screen'
import type { FormAction } from '@/lib/ground/form-state'
import { routes } from '@/lib/ground/routes'

type CorrectionViewProps = { siren: string; numero: string; objet: string; titre: string; ecran: CorrectionScreen | null; action: FormAction }

/** La correction demandée : le mot du gestionnaire, puis les seules réponses à revoir, préremplies. */
export function CorrectionView({ siren, numero, objet, titre, ecran, action }: CorrectionViewProps) {
  const demande = routes.demande(siren, numero)
  return (
    <CompanyPage
      siren={siren}
      titre="Corriger votre demande"
      via={[
        { href: routes.rubrique(siren, 'demandes'), label: 'Mes demandes' },
        { href: demande, label: objet },
      ]}
    >
      {ecran ? (
        <Body siren={siren} numero={numero} titre={titre} ecran={ecran} action={action} />
      ) : (
        <Notice>
          <p>Aucune correction n’est attendue pour cette demande{'\u00a0'}: elle est faite, ou n’est plus nécessaire.</p>
        </Notice>
      )}
      <p className="mt-6">
        <Lien href={demande}>Revenir à la demande</Lien>
      </p>
    </CompanyPage>
  )
}

function Body({ siren, numero, titre, ecran, action }: Omit<CorrectionViewProps, 'objet' | 'ecran'> & { ecran: CorrectionScreen }) {
  return (
    <>
      <Notice kind="wait" icon="pencil">
        <p>
          <AskedBy par={ecran.par} nombre={ecran.nombre} echeanceLe={ecran.echeanceLe} />
          {'\u00a0'}:
        </p>
        <MessageText corps={ecran.mot} />
      </Notice>
      <p className="text-sm text-ink-2 mt-4">
        Le reste de votre demande ne change pas. Votre premier envoi est gardé{'\u00a0'}; celui-ci s’ajoute à côté.
      </p>
      <Slots numero={numero} ecran={ecran} />
      <CorrectionForm key={ecran.version} action={action} titre={titre} erreurs={errorsOf(ecran)} cache={{ siren, numero, correction: ecran.id }}>
        <div className="mt-8 max-w-160 *:not-first:mt-8 has-[.grid-table]:max-w-256 has-[.pay]:max-w-none">
          {ecran.champs.map((champ) => (
            <FormField
              key={champ.nom}
              nom={champ.nom}
              field={champ.field}
              visible={champ.visible}
              connu={champ.connu}
              raw={champ.raw}
              erreur={champ.erreur}
              partie={champ.partie}
              fautes={champ.fautes}
              source={champ.source}
              contexte={ecran.contexte}
            />
          ))}
          {ecran.certifications.map(({ nom, texte, erreur, coche }) => (
            <CertificationField key={nom} nom={nom} texte={texte} erreur={erreur} coche={coche} />
          ))}
        </div>
      </CorrectionForm>
    </>
  )
}

/** Les pièces que ces réponses demandent : leur emplacement, ou ce qui y est arrivé. La correction part ensuite avec elles. */
function Slots({ numero, ecran: { pieces, jointes } }: { numero: string; ecran: CorrectionScreen }) {
  if (pieces.length + jointes.length === 0) return null
  return (
    <section className="stack mt-8 max-w-160" aria-labelledby="pieces">
      <h2 id="pieces">{pieces.length > 0 ? 'À joindre d’abord' : 'Joint à votre correction'}</h2>
      {pieces.map(({ id, libelle, pourquoi }, rang) => (
        <div key={id}>
          <h3>{libelle}</h3>
          <p>{pourquoi}</p>
          <CorrectionSlot action={routes.pieceDuFil(numero, id)} libelle={libelle} id={`fichier-${id}`} pleine={rang === 0} />
        </div>
      ))}
      {jointes.map(({ libelle, nom }) => (
        <p key={libelle}>
          <b>{libelle}</b>
          {'\u00a0'}: {nom}, reçu.
        </p>
      ))}
      <p className="text-sm text-ink-2">
        {pieces.length > 0 ? 'Votre correction est gardée. Une fois le fichier reçu, envoyez-la.' : 'Il ne reste qu’à envoyer la correction.'}
      </p>
    </section>
  )
}

/** La commande où mène chaque erreur, et sa phrase. */
function errorsOf({ champs, certifications, pieces }: CorrectionScreen): Record<string, string> {
  const erreurs: Record<string, string> = {}
  for (const { id, erreur } of pieces) if (erreur) erreurs[`fichier-${id}`] = erreur
  for (const { nom, field, erreur, partie, fautes } of champs) {
    for (const faute of fautes ?? []) erreurs[`${nom}.${faute.partie}`] = faute.message
    if (erreur) erreurs[anchorOf(nom, field, partie)] = erreur
  }
  for (const { nom, erreur } of certifications) if (erreur) erreurs[nom] = erreur
  return erreurs
}
