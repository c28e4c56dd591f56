"""Who gets where in the CMS: one line for every address, with what GET and POST reach.

Small letters: addresses of no particular thing, so it is only about who. Capitals: of one
thing, and then also about whose it is. What is not named is refused; nothing at all is reached
when the thing does not exist. A new address without a line fails the test beside this.
"""

# Who: librarian A, librarian B, Editor of the network, adViser of A, Reader, adminiStrator,
# Nobody (not signed in). Whose: "own" of A, "other" of B, "draft" of B, "kb" of the network, and
# there "private" for readers and "planned" for what is not published yet.
WHO = {
    "none": "",
    "all": "A B E V R S N",
    "staff": "A B E V S",
    "pages": "A B E S",
    "editors": "E S",
    "people": "A B S",
    "advisers": "V S",
    "admin": "S",
}
WHOSE = {
    "ADMIN": "S:*",
    # What one may change: pages, pictures, documents, rows of registers, calendars to add to.
    "EDIT": "A:own B:other+draft E:kb+private+planned S:*",
    "LIVE": "A:own B:other E:kb+private S:own+other+kb+private",
    # The network's pages of these tests were never saved in the CMS.
    "REVISED": "A:own B:other+draft S:own+other+draft",
    # Leads on to the history. Wagtail does not look whether the page is there.
    "HISTORY": "A:own B:other+draft E:kb+private+planned S:*+missing",
    "EVENT": "A:own B:other+draft S:own+other+draft",
    # The page of a community, public or not.
    "OWN": "A:own B:other S:own+other",
    # One date of what is published.
    "DATE": "A:own B:other S:own+other",
    "TERM": "E:kb S:*",
    "ARTICLE": "E:kb+private S:kb+private",
    "READ": "A:own+kb B:other+kb E:kb V:own+kb S:*",
    "PEOPLE": "A:own B:other S:*",
    # The row leads its adviser on to a form, which is closed.
    "COUNT": "A:own B:other V:own S:own+other",
    "ADVICE": "V:own S:own+other+draft",
    # How far a community is: its library fills in, its adviser comments, the network reads.
    "PLAN": "A:own B:other V:own S:own+other",
    "PLANREAD": "A:own B:other E:own+other V:own S:own+other",
    # What a return day gave: written by the editors and by the advisers who were there.
    "NOTES": "E:own+other V:own S:own+other",
    "NETWORK": "E:own+other S:own+other",
    # Public pages too, but for those of which the title is being rewritten.
    "CHOOSE": "A:own+kb+private B:other+draft+kb+private E:kb+private+planned V:kb+private S:*",
}

TABLE = """
wagtailadmin_home                                  staff    none
wagtailadmin_api:pages:listing                     staff    none
wagtailadmin_api:pages:detail                      EDIT     none
wagtailadmin_api:pages:find                        none     none
wagtailadmin_api:pages:action                      none     none
wagtailadmin_api:documents:listing                 none     none
wagtailadmin_api:documents:detail                  none     none
wagtailadmin_api:documents:find                    none     none
wagtailadmin_api:images:listing                    none     none
wagtailadmin_api:images:detail                     none     none
wagtailadmin_api:images:find                       none     none
wagtailadmin_error_test                            none     none
wagtailadmin_explore_root                          pages    none
wagtailadmin_explore                               EDIT     none
wagtailadmin_explore_results                       EDIT     none
wagtail_bulk_action                                none     none
wagtailadmin_pages:add                             EDIT     EDIT
wagtailadmin_pages:preview_on_add                  EDIT     EDIT
wagtailadmin_pages:type_use                        admin    none
wagtailadmin_pages:choose_parent                   staff    staff
wagtailadmin_pages:type_use_results                admin    none
wagtailadmin_pages:usage                           EDIT     none
wagtailadmin_pages:edit                            EDIT     EDIT
wagtailadmin_pages:preview_on_edit                 EDIT     EDIT
wagtailadmin_pages:view_draft                      EDIT     EDIT
wagtailadmin_pages:add_subpage                     EDIT     EDIT
wagtailadmin_pages:delete                          EDIT     EDIT
wagtailadmin_pages:unpublish                       LIVE     LIVE
wagtailadmin_pages:convert_alias                   none     none
wagtailadmin_pages:search                          pages    none
wagtailadmin_pages:search_results                  pages    none
wagtailadmin_pages:move                            EDIT     EDIT
wagtailadmin_pages:move_confirm                    EDIT     none
wagtailadmin_pages:set_page_position               EDIT     EDIT
wagtailadmin_pages:copy                            EDIT     EDIT
wagtailadmin_pages:workflow_action                 EDIT     EDIT
wagtailadmin_pages:collect_workflow_action_data    EDIT     EDIT
wagtailadmin_pages:confirm_workflow_cancellation   EDIT     EDIT
wagtailadmin_pages:workflow_preview                EDIT     none
wagtailadmin_pages:set_privacy                     EDIT     EDIT
wagtailadmin_pages:lock                            none     ADMIN
wagtailadmin_pages:unlock                          none     ADMIN
wagtailadmin_pages:revisions_index                 HISTORY  HISTORY
wagtailadmin_pages:revisions_view                  REVISED  none
wagtailadmin_pages:revisions_revert                REVISED  REVISED
wagtailadmin_pages:revisions_unschedule            REVISED  REVISED
wagtailadmin_pages:revisions_compare               REVISED  none
wagtailadmin_pages:workflow_history                EDIT     none
wagtailadmin_pages:workflow_history_detail         EDIT     none
wagtailadmin_pages:history                         EDIT     none
wagtailadmin_pages:history_results                 EDIT     none
wagtailadmin_choose_page                           staff    none
wagtailadmin_choose_page_child                     CHOOSE   none
wagtailadmin_choose_page_search                    staff    none
wagtailadmin_choose_page_chosen_multiple           staff    none
wagtailadmin_choose_page_external_link             staff    staff
wagtailadmin_choose_page_email_link                staff    staff
wagtailadmin_choose_page_phone_link                staff    staff
wagtailadmin_choose_page_anchor_link               staff    staff
wagtailadmin_tag_autocomplete                      staff    staff
wagtailadmin_tag_model_autocomplete                none     none
wagtailadmin_collections:index                     admin    none
wagtailadmin_collections:add                       admin    admin
wagtailadmin_collections:edit                      ADMIN    ADMIN
wagtailadmin_collections:delete                    ADMIN    none
wagtailadmin_collections:set_privacy               ADMIN    ADMIN
wagtailadmin_workflows:index                       admin    none
wagtailadmin_workflows:index_results               admin    none
wagtailadmin_workflows:add                         admin    admin
wagtailadmin_workflows:enable                      none     ADMIN
wagtailadmin_workflows:disable                     ADMIN    ADMIN
wagtailadmin_workflows:edit                        ADMIN    ADMIN
wagtailadmin_workflows:usage                       ADMIN    none
wagtailadmin_workflows:usage_results               ADMIN    none
wagtailadmin_workflows:remove                      none     ADMIN
wagtailadmin_workflows:remove#2                    none     ADMIN
wagtailadmin_workflows:add_task                    none     none
wagtailadmin_workflows:select_task_type            admin    admin
wagtailadmin_workflows:task_index                  admin    none
wagtailadmin_workflows:task_index_results          admin    none
wagtailadmin_workflows:edit_task                   ADMIN    ADMIN
wagtailadmin_workflows:disable_task                ADMIN    ADMIN
wagtailadmin_workflows:enable_task                 none     ADMIN
wagtailadmin_workflows:task_chooser                admin    none
wagtailadmin_workflows:task_chooser_results        admin    none
wagtailadmin_workflows:task_chooser_create         admin    admin
wagtailadmin_workflows:task_chosen                 ADMIN    ADMIN
wagtailadmin_reports:locked_pages                  admin    none
wagtailadmin_reports:locked_pages_results          admin    none
wagtailadmin_reports:workflow                      admin    none
wagtailadmin_reports:workflow_results              admin    none
wagtailadmin_reports:workflow_tasks                admin    none
wagtailadmin_reports:workflow_tasks_results        admin    none
wagtailadmin_reports:site_history                  admin    none
wagtailadmin_reports:site_history_results          admin    none
wagtailadmin_reports:aging_pages                   admin    none
wagtailadmin_reports:aging_pages_results           admin    none
wagtailadmin_reports:page_types_usage              admin    none
wagtailadmin_reports:page_types_usage_results      admin    none
wagtailadmin_account                               staff    staff
wagtailadmin_logout                                none     none
wagtailadmin_dismissibles                          staff    none
wagtailadmin_editing_sessions:ping                 none     EDIT
wagtailadmin_editing_sessions:release              none     staff
wagtailadmin_block_preview                         none     none
communities_library_modeladmin_index               staff    none
communities_library_modeladmin_create              admin    admin
communities_library_modeladmin_edit                ADMIN    ADMIN
communities_library_modeladmin_delete              ADMIN    ADMIN
communities_library_modeladmin_history             ADMIN    none
communities_library_made                           ADMIN    none
communities_ending                                 OWN      OWN
communities_ending_take_back                       OWN      OWN
communities_move                                   ADMIN    ADMIN
communities_adviser_modeladmin_index               staff    none
communities_adviser_modeladmin_create              admin    admin
communities_adviser_modeladmin_edit                ADMIN    ADMIN
communities_adviser_modeladmin_delete              ADMIN    ADMIN
communities_adviser_modeladmin_history             ADMIN    none
communities_evaluation_modeladmin_index            staff    none
communities_evaluation_modeladmin_create           people   people
communities_evaluation_modeladmin_edit             EDIT     EDIT
communities_evaluation_modeladmin_delete           EDIT     EDIT
communities_evaluation_modeladmin_inspect          READ     none
communities_evaluation_modeladmin_history          EDIT     none
communities_evaluation_print                       READ     none
communities_evaluation_finish                      none     PEOPLE
communities_evaluation_reopen                      none     PEOPLE
communities_evaluation_offer                       none     PEOPLE
communities_evaluation_withdraw                    none     PEOPLE
communities_evaluation_accept                      none     ADMIN
communities_people                                 people   none
communities_people_group                           PEOPLE   PEOPLE
communities_people_remove                          none     PEOPLE
communities_advice                                 advisers none
communities_advice_library                         ADVICE   none
communities_advice_page                            ADVICE   none
communities_progress                               staff    none
communities_progress_one                           PLANREAD PLAN
communities_embedding                              people   none
communities_embedding_library                      PEOPLE   PEOPLE
communities_return_days                            staff    none
communities_return_day_new                         editors  editors
communities_return_day                             PLANREAD NOTES
communities_return_day_edit                        NETWORK  NETWORK
communities_return_day_away                        none     NETWORK
communities_preparation                            PLANREAD OWN
communities_overview                               staff    none
communities_side_by_side                           staff    none
events_import                                      pages    pages
events_import_preview                              staff    staff
events_venue_modeladmin_index                      staff    none
events_venue_modeladmin_create                     pages    pages
events_venue_modeladmin_edit                       EDIT     EDIT
events_venue_modeladmin_delete                     EDIT     EDIT
events_venue_modeladmin_inspect                    READ     none
events_venue_modeladmin_history                    EDIT     none
events_closure_modeladmin_index                    staff    none
events_closure_modeladmin_create                   pages    pages
events_closure_modeladmin_edit                     EDIT     EDIT
events_closure_modeladmin_delete                   EDIT     EDIT
events_closure_modeladmin_history                  EDIT     none
events_attendance_modeladmin_index                 staff    none
events_attendance_modeladmin_edit                  COUNT    COUNT
events_dates:past                                  pages    none
events_dates:event_past                            EVENT    none
events_dates:attendance                            DATE     DATE
events_dates:attendance_away                       none     DATE
events_dates:all                                   pages    none
events_dates:event                                 EVENT    none
events_dates:split                                 EVENT    EVENT
events_dates:change                                DATE     DATE
events_dates:take_back                             none     DATE
events_dates:settle                                none     DATE
events_help                                        staff    none
events_new_where                                   pages    none
events_new                                         EDIT     none
events_copy                                        EVENT    EVENT
events_when_preview                                none     EDIT
events_when_preview#2                              none     none
knowledge_base_glossaryterm_modeladmin_index       editors  none
knowledge_base_glossaryterm_modeladmin_create      editors  editors
knowledge_base_glossaryterm_modeladmin_edit        TERM     TERM
knowledge_base_glossaryterm_modeladmin_delete      TERM     TERM
knowledge_base_glossaryterm_modeladmin_history     TERM     none
wagtailredirects:index                             admin    none
wagtailredirects:index_results                     admin    none
wagtailredirects:add                               admin    admin
wagtailredirects:edit                              none     none
wagtailredirects:delete                            none     none
wagtailredirects:start_import                      admin    admin
wagtailredirects:process_import                    none     admin
wagtailsettings:edit                               admin    admin
wagtailsettings:edit#3                             ADMIN    ADMIN
wagtailsettings:preview_on_edit                    none     none
wagtailembeds:chooser                              none     none
wagtailembeds:chooser_upload                       none     none
wagtailsnippets:index                              none     none
wagtaildocs:index                                  pages    none
wagtaildocs:index_results                          pages    none
wagtaildocs:add                                    pages    pages
wagtaildocs:edit                                   EDIT     EDIT
wagtaildocs:delete                                 EDIT     EDIT
wagtaildocs:add_multiple                           pages    pages
wagtaildocs:edit_multiple                          none     EDIT
wagtaildocs:create_multiple_from_uploaded_document none     none
wagtaildocs:delete_multiple                        none     EDIT
wagtaildocs:delete_upload_multiple                 none     none
wagtaildocs:document_usage                         EDIT     none
wagtailimages:index                                pages    none
wagtailimages:index_results                        pages    none
wagtailimages:edit                                 EDIT     EDIT
wagtailimages:delete                               EDIT     EDIT
wagtailimages:url_generator                        none     none
wagtailimages:url_generator_output                 none     none
wagtailimages:preview                              EDIT     EDIT
wagtailimages:add                                  pages    pages
wagtailimages:image_usage                          EDIT     none
wagtailimages:add_multiple                         pages    pages
wagtailimages:edit_multiple                        none     EDIT
wagtailimages:create_multiple_from_uploaded_image  none     none
wagtailimages:delete_multiple                      none     EDIT
wagtailimages:delete_upload_multiple               none     none
wagtailsites:index                                 admin    none
wagtailsites:index_results                         admin    none
wagtailsites:add                                   admin    admin
wagtailsites:edit                                  ADMIN    ADMIN
wagtailsites:delete                                ADMIN    ADMIN
wagtailsites:history                               ADMIN    none
wagtailsites:history_results                       ADMIN    none
wagtailsites:usage                                 ADMIN    none
wagtailsites:copy                                  ADMIN    ADMIN
wagtailusers_users:index                           admin    none
wagtailusers_users:index_results                   admin    none
wagtailusers_users:add                             admin    admin
wagtailusers_users:edit                            ADMIN    ADMIN
wagtailusers_users:delete                          ADMIN    ADMIN
wagtailusers_users:history                         ADMIN    none
wagtailusers_users:history_results                 ADMIN    none
wagtailusers_users:usage                           ADMIN    none
wagtailusers_users:copy                            ADMIN    ADMIN
wagtailusers_groups:index                          admin    none
wagtailusers_groups:index_results                  admin    none
wagtailusers_groups:add                            admin    admin
wagtailusers_groups:edit                           ADMIN    ADMIN
wagtailusers_groups:delete                         ADMIN    ADMIN
wagtailusers_groups:history                        ADMIN    none
wagtailusers_groups:history_results                ADMIN    none
wagtailusers_groups:usage                          ADMIN    none
wagtaildocs_chooser:choose                         staff    none
wagtaildocs_chooser:choose_results                 staff    none
wagtaildocs_chooser:chosen                         EDIT     none
wagtaildocs_chooser:chosen_multiple                staff    none
wagtaildocs_chooser:create                         pages    pages
wagtailimages_chooser:choose                       staff    none
wagtailimages_chooser:choose_results               staff    none
wagtailimages_chooser:chosen                       EDIT     none
wagtailimages_chooser:chosen_multiple              staff    none
wagtailimages_chooser:create                       pages    pages
wagtailimages_chooser:select_format                EDIT     EDIT
wagtail_modeladmin:javascript_catalog              staff    none
wagtailadmin_sprite                                all      all
wagtailadmin_login                                 none     none
wagtailadmin_password_reset                        none     none
wagtailadmin_password_reset_done                   none     none
wagtailadmin_password_reset_confirm                none     none
wagtailadmin_password_reset_complete               none     none
wagtailadmin_javascript_catalog                    all      none
knowledge_base_feedback_summary                    editors  none
knowledge_base_feedback_handle                     none     none
knowledge_base_feedback_modeladmin_index           editors  none
knowledge_base_feedback_modeladmin_create          none     none
knowledge_base_feedback_modeladmin_edit            TERM     TERM
knowledge_base_feedback_modeladmin_delete          TERM     TERM
knowledge_base_feedback_modeladmin_history         TERM     none
knowledge_base_review_report                       pages    none
knowledge_base_review_report_results               pages    none
knowledge_base_looked_at                           ARTICLE  ARTICLE
entrance_signinrecord_modeladmin_index             admin    none
entrance_signinrecord_modeladmin_create            none     none
entrance_signinrecord_modeladmin_edit              none     none
entrance_signinrecord_modeladmin_delete            none     none
entrance_signinrecord_modeladmin_history           ADMIN    none
entrance_account                                   ADMIN    ADMIN
"""
