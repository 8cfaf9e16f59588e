import { Lien } from '@/components/ui/lien'
import type { Univers } from '@/lib/ground/univers'
import { marque } from '@/lib/ground/marque'

/** À qui parler : le centre de gestion de chaque univers couvert. `ecrire` : le formulaire de contact, là où l’on peut en déposer. */
export function CentreGestion({ univers, titre, ecrire = null }: { univers: readonly Univers[]; titre: string; ecrire?: string | null }) {
  const centres = marque.centresDeGestion.filter((centre) => centre.univers.some((u) => univers.includes(u)))
  if (centres.length === 0) return null
  return (
    <section aria-labelledby="centre">
      <h2 id="centre">{titre}</h2>
      {centres.map((centre) => (
        <div key={centre.nom} className="mt-4">
          <p>{centre.nom}</p>
          <p className="text-sm">
            <a className="num" href={marque.telephoneLien}>
              {centre.telephone}
            </a>
            <span className="text-ink-2">, {centre.horaires}</span>
          </p>
          <p className="text-sm text-ink-2">{centre.adresse}</p>
        </div>
      ))}
      {ecrire ? (
        <p className="mt-4 text-sm">
          <Lien href={ecrire}>Écrire au centre de gestion</Lien>
        </p>
      ) : null}
    </section>
  )
}
