import { Wages } from '@/components/demarches/wages'
import { Facts } from '@/components/ui/facts'
import { type Answer, listLabels } from '@/lib/demandes/envoi/answers'

/** Les réponses d’une étape, telles qu’elles ont été envoyées : les faits, ce qui est laissé vide en une ligne, puis les tableaux de salaires. */
export function Answers({ lignes }: { lignes: readonly Answer[] }) {
  const faits = lignes.filter(({ tableau, texte }) => tableau === null && texte !== null).map(({ label, texte }) => ({ label, value: texte }))
  const vides = lignes.filter(({ tableau, texte }) => tableau === null && texte === null)
  const tous = vides.length > 0 ? [...faits, { label: 'Laissés vides', value: listLabels(vides.map(({ label }) => label)) }] : faits
  return (
    <>
      {tous.length > 0 ? <Facts tight facts={tous} /> : null}
      {lignes.map(({ label, tableau }) => (tableau ? <Wages key={label} titre={label} tableau={tableau} /> : null))}
    </>
  )
}
