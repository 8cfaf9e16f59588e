import { Wages } from '@/components/demarches/wages'
import { Facts } from '@/components/ui/facts'
import type { Answer } from '@/lib/demandes/envoi/answers'

/** Les réponses d’une étape, telles qu’elles ont été envoyées : les faits, puis les tableaux de salaires. */
export function Answers({ lignes }: { lignes: readonly Answer[] }) {
  const faits = lignes.filter(({ tableau }) => tableau === null)
  return (
    <>
      {faits.length > 0 ? <Facts tight facts={faits.map(({ label, texte }) => ({ label, value: texte }))} /> : null}
      {lignes.map(({ label, tableau }) => (tableau ? <Wages key={label} titre={label} tableau={tableau} /> : null))}
    </>
  )
}
