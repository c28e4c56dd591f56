"""What may be uploaded in the CMS: pictures with a description, and documents."""
