"""oEmbed (oembed.com, version 1.0): what others can put in their page for an address of ours."""
