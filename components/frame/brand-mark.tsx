import { marque } from '@/lib/ground/marque'

/** Le signe de la marque, muet : le nom est écrit à côté. */
export function BrandMark({ className = 'size-[2.125rem] fill-brand' }: { className?: string }) {
  return (
    <svg className={`flex-none ${className}`} viewBox={marque.signe.boite} aria-hidden="true">
      <path d={marque.signe.chapeau} />
      <path fillRule="evenodd" d={marque.signe.corps} />
    </svg>
  )
}
