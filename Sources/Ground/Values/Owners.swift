/// Stands for the owner of data in `ID<Tenant>`: whatever leads every key. Here a municipality.
package enum Tenant {}

/// Stands for someone who can sign in, in `ID<Account>`.
package enum Account {}
