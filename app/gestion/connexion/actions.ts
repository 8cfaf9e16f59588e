'use server'
import { publicAction } from '@/doors/action'
import { StaffSignInForm } from '@/lib/identite/schema'
import { signInStaff } from '@/doors/sign-in'

export const signIn = publicAction({ schema: StaffSignInForm, secrets: ['motDePasse', 'code'] }, signInStaff)
