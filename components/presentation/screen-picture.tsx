import type { Ecran } from '@/lib/presentation/ecrans'

/** L’image d’un écran du portail. */
export const ScreenPicture = ({ ecran: { image, montre }, tot = false }: { ecran: Ecran; tot?: boolean }) => (
  // biome-ignore lint/performance/noImgElement: déjà à sa taille et optimisée, servie telle quelle
  <img
    className="block h-auto w-full border-b border-line bg-sunken"
    src={`/images/presentation/${image}.webp`}
    alt={montre}
    width={1152}
    height={544}
    loading={tot ? 'eager' : 'lazy'}
  />
)
