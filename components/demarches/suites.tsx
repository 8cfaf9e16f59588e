import { StartButton } from '@/components/demarches/start-button'
import type { FormAction } from '@/lib/ground/form-state'

type SuitesProps = {
  siren: string
  numero: string
  suites: readonly { slug: string; texte: string }[]
  commencer: FormAction
}

/** Ce qui part de cette demande, un bouton chacun : le brouillon s’ouvre là où il reste à répondre. */
export const Suites = ({ siren, numero, suites, commencer }: SuitesProps) =>
  suites.map(({ slug, texte }) => (
    <StartButton
      key={`${slug} ${texte}`}
      action={commencer}
      cache={{ siren, slug, salarie: numero, id: crypto.randomUUID() }}
      texte={texte}
      titre={texte}
    />
  ))
