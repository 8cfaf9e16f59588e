import { isNumero } from '@/lib/ground/numero-demande'
import type { Answers, Defaut, Field } from './define'
import { emploiFields, salarieFields } from './salarie'

const SI_SANS_NUMERO = 'si vous n’avez pas le numéro de la demande'
const isSansNumero = (r: Answers): boolean => r.dossier === 'salarie'

/** Ces champs, pour qui n’a pas le numéro de la demande d’arrêt ; leur propre condition reste. */
const sansNumero = (champs: Record<string, Field>): Record<string, Field> =>
  Object.fromEntries(
    Object.entries(champs).map(([nom, field]) => [
      nom,
      {
        ...field,
        when: (r, contexte) => isSansNumero(r) && (field.when?.(r, contexte) ?? true),
        si: field.si ? `${SI_SANS_NUMERO}, et ${field.si}` : SI_SANS_NUMERO,
      } satisfies Field,
    ]),
  )

const { nomNaissance, nomUsage, prenoms, ...identite } = salarieFields

/** L’arrêt que l’on prolonge ou dont on reprend, par son numéro, sinon par le salarié (F2 : « pick an existing dossier or SAL »). Son nom est demandé toujours. */
export const dossierFields: Record<string, Field> = {
  dossier: {
    kind: 'choice',
    label: 'Comment retrouver l’arrêt\u00a0?',
    manque: 'Choisissez comment retrouver l’arrêt, par exemple par son numéro.',
    options: [
      {
        code: 'numero',
        libelle: 'Par le numéro de la demande d’arrêt',
        indice: 'Il est dans «\u00a0Mes demandes\u00a0» et sur l’accusé de réception',
      },
      { code: 'salarie', libelle: 'Par le salarié', indice: 'L’arrêt a été déclaré autrement, ou le numéro est perdu' },
    ],
  },
  numeroDemande: {
    kind: 'text',
    label: 'Numéro de la demande d’arrêt',
    indice: 'Par exemple CP-2026-0000123-7',
    max: 20,
    when: (r) => r.dossier === 'numero',
    si: 'si vous avez le numéro de la demande',
    manque: 'Recopiez le numéro depuis «\u00a0Mes demandes\u00a0», par exemple CP-2026-0000123-7.',
  },
  ...(nomNaissance && nomUsage && prenoms ? { nomNaissance, nomUsage, prenoms } : {}),
  ...sansNumero({ ...identite, ...emploiFields }),
}

/** La clé du numéro arrête une faute de frappe ; le gestionnaire vérifie que c’est bien l’arrêt de ce salarié. */
export const checkNumero = (r: Answers): Defaut[] =>
  typeof r.numeroDemande === 'string' && !isNumero(r.numeroDemande)
    ? [
        {
          champ: 'numeroDemande',
          message: 'Ce numéro n’est pas celui d’une demande. Recopiez-le depuis «\u00a0Mes demandes\u00a0», par exemple CP-2026-0000123-7.',
        },
      ]
    : []
