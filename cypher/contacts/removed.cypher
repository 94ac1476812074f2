// title: Whom somebody removed from their contacts
// mode: READ
// params: {"ownerIds": ["none"]}
// returns: ids
MATCH (m:RemovedContacts)
WHERE m.ownerId IN $ownerIds
RETURN m.ids AS ids
ORDER BY m.ownerId
