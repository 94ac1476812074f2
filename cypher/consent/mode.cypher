// title: Whether the store is a trial or live
// mode: READ
// params: {}
// returns: value (nothing of a store that was not opened yet)
MATCH (s:Setting {id: 'mode'})
RETURN s.value AS value
