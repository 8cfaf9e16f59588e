import { type CodeUnivers, Univers } from '@/components/ui/univers'

/** Les univers couverts, ou ce qui en tient lieu. */
export function Cover({ couverture }: { couverture: readonly CodeUnivers[] }) {
  if (couverture.length === 0) return <span className="text-ink-2">Aucun contrat en cours</span>
  return (
    <span className="row">
      {couverture.map((code) => (
        <Univers key={code} code={code} />
      ))}
    </span>
  )
}
