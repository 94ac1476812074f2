// title: Remember whom somebody removes from their contacts, and forget whom they take in again
// mode: WRITE
// params: {"ownerId": "none", "added": ["nobody"], "forgotten": []}
// returns: nothing
MERGE (m:RemovedContacts {ownerId: $ownerId})
SET m.ids = [one IN coalesce(m.ids, []) WHERE NOT one IN $added AND NOT one IN $forgotten] + $added
