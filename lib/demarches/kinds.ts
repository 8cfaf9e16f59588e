import type { Kind } from './define'
import type { KindOf } from './kind'
import { address } from './kinds/address'
import { arbre } from './kinds/arbre'
import { certification } from './kinds/certification'
import { choice } from './kinds/choice'
import { contrat } from './kinds/contrat'
import { date } from './kinds/date'
import { email } from './kinds/email'
import { etablissement } from './kinds/etablissement'
import { iban } from './kinds/iban'
import { mois } from './kinds/mois'
import { money } from './kinds/money'
import { multiple } from './kinds/multiple'
import { nir } from './kinds/nir'
import { number } from './kinds/number'
import { period } from './kinds/period'
import { phone } from './kinds/phone'
import { pieces } from './kinds/pieces'
import { rows } from './kinds/rows'
import { siren } from './kinds/siren'
import { siret } from './kinds/siret'
import { text } from './kinds/text'
import { yesno } from './kinds/yesno'

type Kinds = { [K in Kind]: KindOf<K> }

/** Tous les genres de champ. Un genre sans lecture ne compile pas. */
export const KINDS = {
  address,
  arbre,
  certification,
  choice,
  contrat,
  date,
  email,
  etablissement,
  iban,
  mois,
  money,
  multiple,
  nir,
  number,
  period,
  phone,
  pieces,
  rows,
  siren,
  siret,
  text,
  yesno,
} satisfies Kinds

/** Le genre de ce nom, avec le type qui va avec. */
export const kindOf = <K extends Kind>(kind: K): KindOf<K> => (KINDS as Kinds)[kind]
