"""The four cards of the return screen: parcel, article, accessories, decision."""
