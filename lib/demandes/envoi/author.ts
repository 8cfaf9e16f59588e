import type { Acces, Actor } from '@/lib/access/actor'
import { nameOf } from '@/lib/access/titre'

/** Qui envoie, sous ce titre : ce que l’envoi en garde. */
export const authorOf = ({ utilisateur, cabinet }: Actor, titre: Acces) => ({
  id: utilisateur.id,
  nom: nameOf(utilisateur),
  voie: titre.voie,
  titre: titre.id,
  compte: { id: titre.compteId, nom: titre.compteNom },
  cabinet: titre.voie === 'delegation' ? (cabinet?.raisonSociale ?? null) : null,
})
