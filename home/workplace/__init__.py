"""The first page of the CMS: what somebody has to do, by role. One module for each panel."""
