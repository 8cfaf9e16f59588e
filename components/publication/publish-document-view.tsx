import { FileForm } from '@/components/publication/file-form'
import { Button } from '@/components/ui/button'
import { Crumbs } from '@/components/ui/crumbs'
import { TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { SelectField } from '@/components/ui/select-field'
import { DOCUMENT_LABELS, NATURE_NOMS, PORTEE_NOMS } from '@/lib/copy/publication'
import { UNIVERS_NOMS } from '@/lib/copy/univers'
import type { Famille, Vise } from '@/lib/documents/cible'
import type { CibleSearch, Vers } from '@/lib/documents/schema'
import { formatSiren, plural } from '@/lib/ground/number'
import { routes } from '@/lib/ground/routes'

type PublishDocumentProps = {
  familles: readonly Famille[]
  choix: CibleSearch
  vers: Vers | null
  /** Les entreprises de l’essai à blanc ; `null` : pas encore fait. */
  vises: readonly Vise[] | null
  cle: string
}

/** Les premières entreprises de l’essai, nommées. */
const NOMMEES = 12

/** Publier un document : à qui, l’essai à blanc qui les compte, puis le fichier. */
export function PublishDocumentView({ familles, choix, vers, vises, cle }: PublishDocumentProps) {
  return (
    <>
      <Crumbs
        items={[
          { href: routes.gestion(), label: 'Bannette' },
          { href: routes.gestionDocuments(), label: 'Documents publiés' },
        ]}
      />
      <div className="mb-8">
        <h1>Publier un document</h1>
        <p>D’abord à qui&nbsp;: l’essai à blanc compte les entreprises, sans rien publier. Puis le fichier.</p>
      </div>
      <div className="max-w-160 stack-lg">
        <TargetForm familles={familles} choix={choix} vide={vises?.length === 0} />
        {vers && vises && vises.length > 0 ? (
          <>
            <DryRun vers={vers} vises={vises} />
            <section aria-labelledby="publier">
              <h2 id="publier" className="mb-3">
                Le document
              </h2>
              <FileForm
                action={routes.publierDocument()}
                cache={{ cle, ...vers, attendues: String(vises.length) }}
                bouton={`Publier à ${plural(vises.length, 'entreprise')}`}
              >
                <SelectField name="nature" label={DOCUMENT_LABELS.nature} required choix={Object.entries(NATURE_NOMS)} />
                <TextField
                  name="titre"
                  label={DOCUMENT_LABELS.titre}
                  required
                  maxLength={150}
                  hint="Comme l’entreprise le cherchera, par exemple Notice d’information santé 2027"
                />
                <TextField name="phrase" label={DOCUMENT_LABELS.phrase} maxLength={200} hint="Facultatif, par exemple À remettre à chaque salarié" />
              </FileForm>
            </section>
          </>
        ) : null}
      </div>
    </>
  )
}

function TargetForm({ familles, choix, vide }: { familles: readonly Famille[]; choix: CibleSearch; vide: boolean }) {
  return (
    <form className="stack" action={routes.gestionDocumentNouveau()} method="get" id="cible-essai">
      {vide ? (
        <Notice kind="danger" role="alert">
          <p>
            Aucune entreprise ne répond à cette cible&nbsp;: il y faut un contrat en cours dans l’univers choisi, et un compte qui suit l’entreprise.
            Vérifiez le SIREN, le contrat ou la famille.
          </p>
        </Notice>
      ) : null}
      <SelectField name="portee" label={DOCUMENT_LABELS.portee} required choix={Object.entries(PORTEE_NOMS)} defaultValue={choix.portee ?? ''} />
      <TextField
        name="cible"
        label="SIREN, référence du contrat ou famille"
        required
        hint="Par exemple 900 000 019, TRM-NC-0000123 ou TRM-NC"
        maxLength={60}
        defaultValue={choix.cible}
      />
      <SelectField
        name="univers"
        label={DOCUMENT_LABELS.univers}
        required
        choix={(['sante', 'prevoyance'] as const).map((un) => [un, UNIVERS_NOMS[un]])}
        defaultValue={choix.univers ?? ''}
      />
      <details className="text-sm">
        <summary className="w-fit cursor-pointer py-1 text-link underline underline-offset-[.2em]">Familles de contrats en cours</summary>
        <ul className="mt-1">
          {familles.map(({ famille, univers, libelle }) => (
            <li key={`${univers} ${famille}`}>
              <b className="num">{famille}</b>, {UNIVERS_NOMS[univers]}&nbsp;: {libelle}
            </li>
          ))}
        </ul>
      </details>
      <div className="actions">
        <Button type="submit" small>
          Compter les entreprises
        </Button>
      </div>
    </form>
  )
}

/** Ce que l’essai à blanc a compté : combien, et les premières par leur nom. */
function DryRun({ vers, vises }: { vers: Vers; vises: readonly Vise[] }) {
  const autres = vises.length - NOMMEES
  return (
    <Notice role="status">
      <p>
        <b>Essai à blanc&nbsp;: {plural(vises.length, 'entreprise')}</b> en {UNIVERS_NOMS[vers.univers]}. Rien n’est publié.
      </p>
      <ul className="list-disc pl-[1.2em]">
        {vises.slice(0, NOMMEES).map(({ siren, raisonSociale, contratReference }) => (
          <li key={siren}>
            {raisonSociale}, <span className="num">{formatSiren(siren)}</span>
            {contratReference ? (
              <>
                , <span className="num">{contratReference}</span>
              </>
            ) : null}
          </li>
        ))}
      </ul>
      {autres > 0 ? <p>et {plural(autres, 'autre')}.</p> : null}
    </Notice>
  )
}
