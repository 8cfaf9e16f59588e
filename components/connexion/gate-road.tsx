import { marque } from '@/lib/ground/marque'

/** La route à droite de la connexion : ce qu’on vient faire ici, en trois arrêts. */
export function GateRoad() {
  return (
    <aside
      className="relative isolate flex flex-col overflow-hidden rounded-3 bg-chief p-8 text-on-chief [--focus:var(--on-chief)] [--ink-2:var(--on-chief)] [--line-strong:var(--on-chief-2)] [--scene:17rem] [--surface:var(--chief)] max-[60rem]:[--scene:10rem] min-[60rem]:p-14 [&_b]:text-on-chief"
      aria-label="Ce que vous ferez ici"
    >
      <h2 className="relative mb-10 max-w-[17ch] text-2xl/[1.12] min-[60rem]:text-3xl/[1.12]">
        Un seul endroit, du premier jour d’arrêt au dernier versement
      </h2>
      <ol className="route relative max-w-104 text-on-chief-2">
        <li>
          <span className="stop">1</span>
          <b>Déclarez</b>Un arrêt de travail en quelques minutes, en plusieurs fois si besoin.
        </li>
        <li>
          <span className="stop">2</span>
          <b>Suivez</b>Vous voyez qui attend qui, et jusqu’à quand.
        </li>
        <li>
          <span className="stop">3</span>
          <b>Répondez</b>Une pièce manque{'\u00a0'}: vous savez laquelle, pourquoi et pour quand.
        </li>
      </ol>
      <p className="relative mt-8 mb-(--scene) max-w-104 text-sm/md text-on-chief-2">
        Un doute avant de commencer{'\u202f'}? Une personne vous répond au <b className="num">{marque.telephone}</b>, {marque.horaires}.
      </p>
      <svg
        className="absolute inset-x-0 bottom-0 h-(--scene) w-full [&_path]:fill-[rgb(255_255_255/.07)]"
        viewBox="0 0 640 280"
        preserveAspectRatio="xMidYMax slice"
        aria-hidden="true"
      >
        <path d="M0 14h424L170 280H0z" />
        <path d="M436 14h204v266h50z" />
        <path
          className="fill-[rgb(255_255_255/.3)]!"
          d="M429.1 26h1.9L431.4 38h-2.7zM428.0 56h4.0L432.7 76h-5.4zM426.4 102h7.3L434.9 136h-9.7zM423.9 172h12.3L438.1 226h-16.1zM420.4 268h19.1L440.7 300h-21.4z"
        />
        <path className="fill-[rgb(255_255_255/.88)]!" d="M66 140c0-23 18-42 40-42s40 19 40 42v2H66z" />
        <path className="fill-[rgb(255_255_255/.88)]!" d="M66 152h80v94H66z" />
      </svg>
    </aside>
  )
}
